package example;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SWISH;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.ClassPredictor;
import dev.gradwright.runtime.predict.Decision;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import dev.gradwright.runtime.predict.PredictorWeights;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts with the weights of a trained {@link ChurnModel}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ChurnModelPredictor extends ClassPredictor<Customer, ChurnModel.Churn, ChurnModelPredictor.Scratch> {
    /** 77 → 16. */
    private final PackedDense hidden;
    /** 16 → 1. */
    private final PackedDense churn;

    ChurnModelPredictor(PredictorWeights weights) {
        super(weights, new ChurnModelEncoder(), 1, Decision.PROBABILITY);
        hidden = FoldedDense.of(weights, "hidden", 77, 16).pack();
        churn = FoldedDense.of(weights, "churn", 16, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link ChurnModelNetwork#save} wrote. */
    public static ChurnModelPredictor load(Path path) {
        return PredictorWeights.load(path, ChurnModelNetwork.GraphHolder.GRAPH, ChurnModelPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static ChurnModelPredictor load(InputStream in) {
        return PredictorWeights.load(in, ChurnModelNetwork.GraphHolder.GRAPH, ChurnModelPredictor::new);
    }

    /** The same predictor with another threshold for {@link #classify}. */
    @Override
    public ChurnModelPredictor withThreshold(double threshold) {
        return new ChurnModelPredictor(weightsWithThreshold(threshold));
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden(s);
        churn(s);
        return s.churnOut;
    }

    /** hidden: 77 → 16, Swish. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.input, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(SWISH, s.hiddenOut, s.hiddenOut);
    }

    /** churn: 16 → 1, sigmoid. */
    private void churn(Scratch s) {
        s.kernels.dense(s.hiddenOut, churn.weights(), churn.bias(), s.churnOut);
        s.kernels.activate(SIGMOID, s.churnOut, s.churnOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 16. */
        final Tensor hiddenOut;
        /** rows × 1. */
        final Tensor churnOut;

        Scratch(Kernels kernels) {
            super(kernels, 77);
            hiddenOut = kernels.activations(16);
            churnOut = kernels.activations(1);
        }
    }
}
