package gallery;

import static dev.gradwright.dsl.ActivationFunction.GELU;

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

/** Predicts with the weights of a trained {@link Prices}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class PricesPredictor extends NetworkPredictor<PricesPredictor.Scratch> {
    /** 13 → 32. */
    private final PackedDense stem;
    /** Scale of 32 features. */
    private final Tensor tower0NormGamma;
    /** Offset of 32 features. */
    private final Tensor tower0NormBeta;
    /** 32 → 32. */
    private final PackedDense tower0Hidden;
    /** 32 → 32. */
    private final PackedDense tower0Linear;
    /** Scale of 32 features. */
    private final Tensor tower1NormGamma;
    /** Offset of 32 features. */
    private final Tensor tower1NormBeta;
    /** 32 → 32. */
    private final PackedDense tower1Hidden;
    /** 32 → 32. */
    private final PackedDense tower1Linear;
    /** Scale of 32 features. */
    private final Tensor tower2NormGamma;
    /** Offset of 32 features. */
    private final Tensor tower2NormBeta;
    /** 32 → 32. */
    private final PackedDense tower2Hidden;
    /** 32 → 32. */
    private final PackedDense tower2Linear;
    /** 32 → 1. */
    private final PackedDense price;

    PricesPredictor(PredictorWeights weights) {
        super(weights, 13, 1, Decision.VALUE);
        stem = FoldedDense.of(weights, "stem", 13, 32).pack();
        tower0NormGamma = weights.packVector("tower.0.norm.gamma", 32);
        tower0NormBeta = weights.packVector("tower.0.norm.beta", 32);
        tower0Hidden = FoldedDense.of(weights, "tower.0.hidden", 32, 32).pack();
        tower0Linear = FoldedDense.of(weights, "tower.0.linear", 32, 32).pack();
        tower1NormGamma = weights.packVector("tower.1.norm.gamma", 32);
        tower1NormBeta = weights.packVector("tower.1.norm.beta", 32);
        tower1Hidden = FoldedDense.of(weights, "tower.1.hidden", 32, 32).pack();
        tower1Linear = FoldedDense.of(weights, "tower.1.linear", 32, 32).pack();
        tower2NormGamma = weights.packVector("tower.2.norm.gamma", 32);
        tower2NormBeta = weights.packVector("tower.2.norm.beta", 32);
        tower2Hidden = FoldedDense.of(weights, "tower.2.hidden", 32, 32).pack();
        tower2Linear = FoldedDense.of(weights, "tower.2.linear", 32, 32).pack();
        price = FoldedDense.of(weights, "price", 32, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link PricesNetwork#save} wrote. */
    public static PricesPredictor load(Path path) {
        return PredictorWeights.load(path, PricesNetwork.GraphHolder.GRAPH, PricesPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static PricesPredictor load(InputStream in) {
        return PredictorWeights.load(in, PricesNetwork.GraphHolder.GRAPH, PricesPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        stem(s);
        tower0Norm(s);
        tower0Hidden(s);
        tower0Linear(s);
        tower0Sum(s);
        tower1Norm(s);
        tower1Hidden(s);
        tower1Linear(s);
        tower1Sum(s);
        tower2Norm(s);
        tower2Hidden(s);
        tower2Linear(s);
        tower2Sum(s);
        price(s);
        return s.priceOut;
    }

    /** stem: 13 → 32, GELU. */
    private void stem(Scratch s) {
        s.kernels.dense(s.input, stem.weights(), stem.bias(), s.stemOut);
        s.kernels.activate(GELU, s.stemOut, s.stemOut);
    }

    /** tower.0.norm: layer norm of 32 features, in place. */
    private void tower0Norm(Scratch s) {
        s.kernels.layerNorm(s.stemOut, tower0NormGamma, tower0NormBeta, 0.001f, s.stemOut);
    }

    /** tower.0.hidden: 32 → 32, GELU. */
    private void tower0Hidden(Scratch s) {
        s.kernels.dense(s.stemOut, tower0Hidden.weights(), tower0Hidden.bias(), s.tower0HiddenOut);
        s.kernels.activate(GELU, s.tower0HiddenOut, s.tower0HiddenOut);
    }

    /** tower.0.linear: 32 → 32. */
    private void tower0Linear(Scratch s) {
        s.kernels.dense(s.tower0HiddenOut, tower0Linear.weights(), tower0Linear.bias(), s.tower0LinearOut);
    }

    /** tower.0.sum: tower.0.norm + tower.0.linear, 32 features, in place. */
    private void tower0Sum(Scratch s) {
        s.kernels.add(s.stemOut, s.tower0LinearOut, s.stemOut);
    }

    /** tower.1.norm: layer norm of 32 features, in place. */
    private void tower1Norm(Scratch s) {
        s.kernels.layerNorm(s.stemOut, tower1NormGamma, tower1NormBeta, 0.001f, s.stemOut);
    }

    /** tower.1.hidden: 32 → 32, GELU. */
    private void tower1Hidden(Scratch s) {
        s.kernels.dense(s.stemOut, tower1Hidden.weights(), tower1Hidden.bias(), s.tower0HiddenOut);
        s.kernels.activate(GELU, s.tower0HiddenOut, s.tower0HiddenOut);
    }

    /** tower.1.linear: 32 → 32. */
    private void tower1Linear(Scratch s) {
        s.kernels.dense(s.tower0HiddenOut, tower1Linear.weights(), tower1Linear.bias(), s.tower0LinearOut);
    }

    /** tower.1.sum: tower.1.norm + tower.1.linear, 32 features, in place. */
    private void tower1Sum(Scratch s) {
        s.kernels.add(s.stemOut, s.tower0LinearOut, s.stemOut);
    }

    /** tower.2.norm: layer norm of 32 features, in place. */
    private void tower2Norm(Scratch s) {
        s.kernels.layerNorm(s.stemOut, tower2NormGamma, tower2NormBeta, 0.001f, s.stemOut);
    }

    /** tower.2.hidden: 32 → 32, GELU. */
    private void tower2Hidden(Scratch s) {
        s.kernels.dense(s.stemOut, tower2Hidden.weights(), tower2Hidden.bias(), s.tower0HiddenOut);
        s.kernels.activate(GELU, s.tower0HiddenOut, s.tower0HiddenOut);
    }

    /** tower.2.linear: 32 → 32. */
    private void tower2Linear(Scratch s) {
        s.kernels.dense(s.tower0HiddenOut, tower2Linear.weights(), tower2Linear.bias(), s.tower0LinearOut);
    }

    /** tower.2.sum: tower.2.norm + tower.2.linear, 32 features, in place. */
    private void tower2Sum(Scratch s) {
        s.kernels.add(s.stemOut, s.tower0LinearOut, s.stemOut);
    }

    /** price: 32 → 1. */
    private void price(Scratch s) {
        s.kernels.dense(s.stemOut, price.weights(), price.bias(), s.priceOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 32, shared by stem, tower.0.norm, … and tower.2.sum. */
        final Tensor stemOut;
        /** rows × 32, shared by tower.0.hidden, tower.1.hidden and tower.2.hidden. */
        final Tensor tower0HiddenOut;
        /** rows × 32, shared by tower.0.linear, tower.1.linear and tower.2.linear. */
        final Tensor tower0LinearOut;
        /** rows × 1. */
        final Tensor priceOut;

        Scratch(Kernels kernels) {
            super(kernels, 13);
            stemOut = kernels.activations(32);
            tower0HiddenOut = kernels.activations(32);
            tower0LinearOut = kernels.activations(32);
            priceOut = kernels.activations(1);
        }
    }
}
