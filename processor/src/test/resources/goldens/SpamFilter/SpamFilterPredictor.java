import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
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

/** Predicts with the weights of a trained {@link SpamFilter}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class SpamFilterPredictor extends NetworkPredictor<SpamFilterPredictor.Scratch> {
    /** 57 → 16. */
    private final PackedDense hidden;
    /** 16 → 1. */
    private final PackedDense logit;

    SpamFilterPredictor(PredictorWeights weights) {
        super(weights, 57, 1, Decision.PROBABILITY);
        hidden = FoldedDense.of(weights, "hidden", 57, 16).pack();
        logit = FoldedDense.of(weights, "logit", 16, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link SpamFilterNetwork#save} wrote. */
    public static SpamFilterPredictor load(Path path) {
        return PredictorWeights.load(path, SpamFilterNetwork.GraphHolder.GRAPH, SpamFilterPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static SpamFilterPredictor load(InputStream in) {
        return PredictorWeights.load(in, SpamFilterNetwork.GraphHolder.GRAPH, SpamFilterPredictor::new);
    }

    /** The same predictor with another threshold for {@link #classify}. */
    @Override
    public SpamFilterPredictor withThreshold(double threshold) {
        return new SpamFilterPredictor(weightsWithThreshold(threshold));
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden(s);
        logit(s);
        return s.logitOut;
    }

    /** hidden: 57 → 16, then slope: leaky ReLU. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.input, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(LEAKY_RELU, 0.2f, s.hiddenOut, s.hiddenOut);
    }

    /** logit: 16 → 1, then probability: sigmoid. */
    private void logit(Scratch s) {
        s.kernels.dense(s.hiddenOut, logit.weights(), logit.bias(), s.logitOut);
        s.kernels.activate(SIGMOID, s.logitOut, s.logitOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 16. */
        final Tensor hiddenOut;
        /** rows × 1. */
        final Tensor logitOut;

        Scratch(Kernels kernels) {
            super(kernels, 57);
            hiddenOut = kernels.activations(16);
            logitOut = kernels.activations(1);
        }
    }
}
