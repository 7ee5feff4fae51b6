package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.Decision;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import dev.gradwright.runtime.predict.PredictorWeights;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts with the weights of a trained {@link Restrained}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class RestrainedPredictor extends NetworkPredictor<RestrainedPredictor.Scratch> {
    /** 6 → 8. */
    private final PackedDense hidden1;
    /** 8 → 8. */
    private final PackedDense hidden2;
    /** 8 → 1. */
    private final PackedDense output;

    RestrainedPredictor(PredictorWeights weights) {
        super(weights, 6, 1, Decision.VALUE);
        hidden1 = FoldedDense.of(weights, "hidden1", 6, 8).pack();
        hidden2 = FoldedDense.of(weights, "hidden2", 8, 8).pack();
        output = FoldedDense.withoutBias(weights, "output", 8, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link RestrainedNetwork#save} wrote. */
    public static RestrainedPredictor load(Path path) {
        return PredictorWeights.load(path, RestrainedNetwork.GraphHolder.GRAPH, RestrainedPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static RestrainedPredictor load(InputStream in) {
        return PredictorWeights.load(in, RestrainedNetwork.GraphHolder.GRAPH, RestrainedPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        hidden2(s);
        output(s);
        return s.outputOut;
    }

    /** hidden1: 6 → 8, ReLU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 8 → 8, ReLU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(RELU, s.hidden2Out, s.hidden2Out);
    }

    /** output: 8 → 1. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden2Out, output.weights(), output.bias(), s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 8. */
        final Tensor hidden1Out;
        /** rows × 8. */
        final Tensor hidden2Out;
        /** rows × 1. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 6);
            hidden1Out = kernels.activations(8);
            hidden2Out = kernels.activations(8);
            outputOut = kernels.activations(1);
        }
    }
}
