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

/** Predicts with the weights of a trained {@link HousePrices}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class HousePricesPredictor extends NetworkPredictor<HousePricesPredictor.Scratch> {
    /** 8 → 30. */
    private final PackedDense hidden1;
    /** 30 → 30. */
    private final PackedDense hidden2;
    /** 30 → 1. */
    private final PackedDense price;

    HousePricesPredictor(PredictorWeights weights) {
        super(weights, 8, 1, Decision.VALUE);
        hidden1 = FoldedDense.of(weights, "hidden1", 8, 30).pack();
        hidden2 = FoldedDense.of(weights, "hidden2", 30, 30).pack();
        price = FoldedDense.of(weights, "price", 30, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link HousePricesNetwork#save} wrote. */
    public static HousePricesPredictor load(Path path) {
        return PredictorWeights.load(path, HousePricesNetwork.GraphHolder.GRAPH, HousePricesPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static HousePricesPredictor load(InputStream in) {
        return PredictorWeights.load(in, HousePricesNetwork.GraphHolder.GRAPH, HousePricesPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        hidden2(s);
        price(s);
        return s.priceOut;
    }

    /** hidden1: 8 → 30, ReLU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 30 → 30, ReLU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(RELU, s.hidden2Out, s.hidden2Out);
    }

    /** price: 30 → 1. */
    private void price(Scratch s) {
        s.kernels.dense(s.hidden2Out, price.weights(), price.bias(), s.priceOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 30. */
        final Tensor hidden1Out;
        /** rows × 30. */
        final Tensor hidden2Out;
        /** rows × 1. */
        final Tensor priceOut;

        Scratch(Kernels kernels) {
            super(kernels, 8);
            hidden1Out = kernels.activations(30);
            hidden2Out = kernels.activations(30);
            priceOut = kernels.activations(1);
        }
    }
}
