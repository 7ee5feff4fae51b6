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

/** Predicts with the weights of a trained {@link FraudModel}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FraudModelPredictor extends ClassPredictor<Payment, FraudModel.Risk, FraudModelPredictor.Scratch> {
    /** 5,001 × 8. */
    private final Tensor embeddingsMerchant;
    /** 3 × 2. */
    private final Tensor embeddingsCard;
    /** 4 × 2. */
    private final Tensor embeddingsReplaced;
    /** 18 → 32. */
    private final PackedDense hidden;
    /** 32 → 1. */
    private final PackedDense risk;

    FraudModelPredictor(PredictorWeights weights) {
        super(weights, new FraudModelEncoder(), 1, Decision.PROBABILITY);
        embeddingsMerchant = weights.packTable("embeddings.merchant", 5001, 8);
        embeddingsCard = weights.packTable("embeddings.card", 3, 2);
        embeddingsReplaced = weights.packTable("embeddings.replaced", 4, 2);
        hidden = FoldedDense.of(weights, "hidden", 18, 32).pack();
        risk = FoldedDense.of(weights, "risk", 32, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link FraudModelNetwork#save} wrote. */
    public static FraudModelPredictor load(Path path) {
        return PredictorWeights.load(path, FraudModelNetwork.GraphHolder.GRAPH, FraudModelPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static FraudModelPredictor load(InputStream in) {
        return PredictorWeights.load(in, FraudModelNetwork.GraphHolder.GRAPH, FraudModelPredictor::new);
    }

    /** The same predictor with another threshold for {@link #classify}. */
    @Override
    public FraudModelPredictor withThreshold(double threshold) {
        return new FraudModelPredictor(weightsWithThreshold(threshold));
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        embeddings(s);
        hidden(s);
        risk(s);
        return s.riskOut;
    }

    /** embeddings: 9 → 18, rows of the tables of merchant, card and replaced. */
    private void embeddings(Scratch s) {
        s.kernels.copyColumns(s.input, 0, 1, 0, s.embeddingsOut);
        s.kernels.gather(s.input, 1, 1, embeddingsMerchant, 1, s.embeddingsOut);
        s.kernels.copyColumns(s.input, 2, 5, 9, s.embeddingsOut);
        s.kernels.gather(s.input, 7, 1, embeddingsCard, 14, s.embeddingsOut);
        s.kernels.gather(s.input, 8, 1, embeddingsReplaced, 16, s.embeddingsOut);
    }

    /** hidden: 18 → 32, Swish. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.embeddingsOut, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(SWISH, s.hiddenOut, s.hiddenOut);
    }

    /** risk: 32 → 1, sigmoid. */
    private void risk(Scratch s) {
        s.kernels.dense(s.hiddenOut, risk.weights(), risk.bias(), s.riskOut);
        s.kernels.activate(SIGMOID, s.riskOut, s.riskOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 18. */
        final Tensor embeddingsOut;
        /** rows × 32. */
        final Tensor hiddenOut;
        /** rows × 1. */
        final Tensor riskOut;

        Scratch(Kernels kernels) {
            super(kernels, 9);
            embeddingsOut = kernels.activations(18);
            hiddenOut = kernels.activations(32);
            riskOut = kernels.activations(1);
        }
    }
}
