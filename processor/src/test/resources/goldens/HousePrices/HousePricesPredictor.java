package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts as {@link HousePrices} was trained: immutable, for any number of threads at a time. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class HousePricesPredictor extends NetworkPredictor<HousePricesPredictor.Scratch> {
    /** 8 → 30. */
    private final PackedDense hidden1;
    /** 30 → 30. */
    private final PackedDense hidden2;
    /** 30 → 1. */
    private final PackedDense price;

    HousePricesPredictor(HousePricesNetwork network, KernelTier tier) {
        super(tier, 8, 1);
        hidden1 = FoldedDense.of(network.hidden1()).pack(kernels());
        hidden2 = FoldedDense.of(network.hidden2()).pack(kernels());
        price = FoldedDense.of(network.price()).pack(kernels());
    }

    /** Loads a predictor from a file that {@link HousePricesNetwork#save} wrote. */
    public static HousePricesPredictor load(Path path) {
        return HousePricesNetwork.load(path).predictor();
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
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), RELU, s.hidden1Out);
    }

    /** hidden2: 30 → 30, ReLU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), RELU, s.hidden2Out);
    }

    /** price: 30 → 1. */
    private void price(Scratch s) {
        s.kernels.dense(s.hidden2Out, price.weights(), price.bias(), s.priceOut);
    }

    /** The buffers of one call. */
    static final class Scratch extends NetworkPredictor.Scratch {
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
