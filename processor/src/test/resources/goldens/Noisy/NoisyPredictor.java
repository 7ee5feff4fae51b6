package example;

import static dev.gradwright.dsl.ActivationFunction.SELU;

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

/** Predicts with the weights of a trained {@link Noisy}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class NoisyPredictor extends NetworkPredictor<NoisyPredictor.Scratch> {
    /** 6 → 8. */
    private final PackedDense hidden1;
    /** 8 → 8. */
    private final PackedDense hidden2;
    /** 8 → 1. */
    private final PackedDense output;

    NoisyPredictor(PredictorWeights weights) {
        super(weights, 6, 1, Decision.VALUE);
        hidden1 = FoldedDense.of(weights, "hidden1", 6, 8).pack();
        hidden2 = FoldedDense.of(weights, "hidden2", 8, 8).pack();
        output = FoldedDense.of(weights, "output", 8, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link NoisyNetwork#save} wrote. */
    public static NoisyPredictor load(Path path) {
        return PredictorWeights.load(path, NoisyNetwork.GraphHolder.GRAPH, NoisyPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static NoisyPredictor load(InputStream in) {
        return PredictorWeights.load(in, NoisyNetwork.GraphHolder.GRAPH, NoisyPredictor::new);
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

    /** hidden1: 6 → 8, SELU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(SELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 8 → 8. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
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
