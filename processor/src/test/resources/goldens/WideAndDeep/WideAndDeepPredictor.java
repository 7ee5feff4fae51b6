package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.TANH;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.Decision;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.FoldedNorm;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedBatchNorm;
import dev.gradwright.runtime.predict.PackedDense;
import dev.gradwright.runtime.predict.PredictorWeights;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts with the weights of a trained {@link WideAndDeep}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class WideAndDeepPredictor extends NetworkPredictor<WideAndDeepPredictor.Scratch> {
    /** Scale and shift of 8 features. */
    private final PackedBatchNorm norm;
    /** 8 → 30. */
    private final PackedDense hidden1;
    /** 30 → 20. */
    private final PackedDense hidden2;
    /** 36 → 1. */
    private final PackedDense output;

    WideAndDeepPredictor(PredictorWeights weights) {
        super(weights, 8, 1, Decision.VALUE);
        norm = FoldedNorm.of(weights, "norm", 8, 0.001f).pack();
        hidden1 = FoldedDense.of(weights, "hidden1", 8, 30).pack();
        hidden2 = FoldedDense.of(weights, "hidden2", 30, 20).pack();
        output = FoldedDense.of(weights, "output", 36, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link WideAndDeepNetwork#save} wrote. */
    public static WideAndDeepPredictor load(Path path) {
        return PredictorWeights.load(path, WideAndDeepNetwork.GraphHolder.GRAPH, WideAndDeepPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static WideAndDeepPredictor load(InputStream in) {
        return PredictorWeights.load(in, WideAndDeepNetwork.GraphHolder.GRAPH, WideAndDeepPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        norm(s);
        hidden1(s);
        hidden2(s);
        squashed(s);
        joined(s);
        output(s);
        return s.outputOut;
    }

    /** norm: batch norm of 8 features. */
    private void norm(Scratch s) {
        s.kernels.scaleShift(s.input, norm.scale(), norm.shift(), s.normOut);
    }

    /** hidden1: 8 → 30, ReLU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.normOut, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 30 → 20, ReLU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(RELU, s.hidden2Out, s.hidden2Out);
    }

    /** squashed: tanh of 8 features. */
    private void squashed(Scratch s) {
        s.kernels.activate(TANH, s.input, s.squashedOut);
    }

    /** joined: noise, hidden2 and squashed, concatenated, 36 features. */
    private void joined(Scratch s) {
        s.kernels.putColumns(s.normOut, 0, s.joinedOut);
        s.kernels.putColumns(s.hidden2Out, 8, s.joinedOut);
        s.kernels.putColumns(s.squashedOut, 28, s.joinedOut);
    }

    /** output: 36 → 1. */
    private void output(Scratch s) {
        s.kernels.dense(s.joinedOut, output.weights(), output.bias(), s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 8. */
        final Tensor normOut;
        /** rows × 30. */
        final Tensor hidden1Out;
        /** rows × 20. */
        final Tensor hidden2Out;
        /** rows × 8. */
        final Tensor squashedOut;
        /** rows × 36. */
        final Tensor joinedOut;
        /** rows × 1. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 8);
            normOut = kernels.activations(8);
            hidden1Out = kernels.activations(30);
            hidden2Out = kernels.activations(20);
            squashedOut = kernels.activations(8);
            joinedOut = kernels.activations(36);
            outputOut = kernels.activations(1);
        }
    }
}
