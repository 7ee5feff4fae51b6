package gallery;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;

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

/** Predicts with the weights of a trained {@link Signals}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class SignalsPredictor extends NetworkPredictor<SignalsPredictor.Scratch> {
    /** 60 → 32. */
    private final PackedDense stem;
    /** 32 → 32, with norm1 folded in. */
    private final PackedDense hidden1;
    /** 32 → 32, with norm2 folded in. */
    private final PackedDense hidden2;
    /** 92 → 1. */
    private final PackedDense failure;

    SignalsPredictor(PredictorWeights weights) {
        super(weights, 60, 1, Decision.PROBABILITY);
        stem = FoldedDense.of(weights, "stem", 60, 32).pack();
        hidden1 = FoldedDense.withoutBias(weights, "hidden1", 32, 32)
                .before("norm1", 0.001f)
                .pack();
        hidden2 = FoldedDense.withoutBias(weights, "hidden2", 32, 32)
                .before("norm2", 0.001f)
                .pack();
        failure = FoldedDense.of(weights, "failure", 92, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link SignalsNetwork#save} wrote. */
    public static SignalsPredictor load(Path path) {
        return PredictorWeights.load(path, SignalsNetwork.GraphHolder.GRAPH, SignalsPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static SignalsPredictor load(InputStream in) {
        return PredictorWeights.load(in, SignalsNetwork.GraphHolder.GRAPH, SignalsPredictor::new);
    }

    /** The same predictor with another threshold for {@link #classify}. */
    @Override
    public SignalsPredictor withThreshold(double threshold) {
        return new SignalsPredictor(weightsWithThreshold(threshold));
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        stem(s);
        hidden1(s);
        hidden2(s);
        sum(s);
        relu2(s);
        joined(s);
        failure(s);
        return s.failureOut;
    }

    /** stem: 60 → 32, ReLU. */
    private void stem(Scratch s) {
        s.kernels.dense(s.input, stem.weights(), stem.bias(), s.stemOut);
        s.kernels.activate(RELU, s.stemOut, s.stemOut);
    }

    /** hidden1: 32 → 32, then relu1: ReLU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.stemOut, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 32 → 32. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
    }

    /** sum: stem + norm2, 32 features, in place. */
    private void sum(Scratch s) {
        s.kernels.add(s.stemOut, s.hidden2Out, s.stemOut);
    }

    /** relu2: ReLU of 32 features, in place. */
    private void relu2(Scratch s) {
        s.kernels.activate(RELU, s.stemOut, s.stemOut);
    }

    /** joined: relu2 and the input, concatenated, 92 features. */
    private void joined(Scratch s) {
        s.kernels.putColumns(s.stemOut, 0, s.joinedOut);
        s.kernels.putColumns(s.input, 32, s.joinedOut);
    }

    /** failure: 92 → 1, sigmoid. */
    private void failure(Scratch s) {
        s.kernels.dense(s.joinedOut, failure.weights(), failure.bias(), s.failureOut);
        s.kernels.activate(SIGMOID, s.failureOut, s.failureOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 32, shared by stem, sum and relu2. */
        final Tensor stemOut;
        /** rows × 32. */
        final Tensor hidden1Out;
        /** rows × 32. */
        final Tensor hidden2Out;
        /** rows × 92. */
        final Tensor joinedOut;
        /** rows × 1. */
        final Tensor failureOut;

        Scratch(Kernels kernels) {
            super(kernels, 60);
            stemOut = kernels.activations(32);
            hidden1Out = kernels.activations(32);
            hidden2Out = kernels.activations(32);
            joinedOut = kernels.activations(92);
            failureOut = kernels.activations(1);
        }
    }
}
