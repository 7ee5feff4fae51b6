package example;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts as {@link DogBreeds} was trained: immutable, for any number of threads at a time. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class DogBreedsPredictor extends NetworkPredictor<DogBreedsPredictor.Scratch> {
    /** 64 → 16, with norm1 folded in. */
    private final PackedDense hidden1;
    /** 16 → 5. */
    private final PackedDense output;

    DogBreedsPredictor(DogBreedsNetwork network, KernelTier tier) {
        super(tier, 64, 5);
        hidden1 = FoldedDense.of(network.hidden1())
                .before(network.norm1())
                .pack(kernels());
        output = FoldedDense.of(network.output()).pack(kernels());
    }

    /** Loads a predictor from a file that {@link DogBreedsNetwork#save} wrote. */
    public static DogBreedsPredictor load(Path path) {
        return DogBreedsNetwork.load(path).predictor();
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        output(s);
        return s.outputOut;
    }

    /** hidden1: 64 → 16. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
    }

    /** output: 16 → 5, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden1Out, output.weights(), output.bias(), SOFTMAX, s.outputOut);
    }

    /** The buffers of one call. */
    static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 16. */
        final Tensor hidden1Out;
        /** rows × 5. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 64);
            hidden1Out = kernels.activations(16);
            outputOut = kernels.activations(5);
        }
    }
}
