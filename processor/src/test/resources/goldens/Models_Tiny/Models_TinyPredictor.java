package example;

import static dev.gradwright.dsl.ActivationFunction.TANH;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts as {@link Models.Tiny} was trained: immutable, for any number of threads at a time. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
final class Models_TinyPredictor extends NetworkPredictor<Models_TinyPredictor.Scratch> {
    /** 3 → 5, with first folded in. */
    private final PackedDense hidden;
    /** 5 → 2. */
    private final PackedDense output;

    Models_TinyPredictor(Models_TinyNetwork network, KernelTier tier) {
        super(tier, 3, 2);
        hidden = FoldedDense.of(network.hidden())
                .after(network.first())
                .pack(kernels());
        output = FoldedDense.of(network.output()).pack(kernels());
    }

    /** Loads a predictor from a file that {@link Models_TinyNetwork#save} wrote. */
    public static Models_TinyPredictor load(Path path) {
        return Models_TinyNetwork.load(path).predictor();
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden(s);
        output(s);
        return s.outputOut;
    }

    /** hidden: 3 → 5, then tanh (tanh). */
    private void hidden(Scratch s) {
        s.kernels.dense(s.input, hidden.weights(), hidden.bias(), TANH, s.hiddenOut);
    }

    /** output: 5 → 2. */
    private void output(Scratch s) {
        s.kernels.dense(s.hiddenOut, output.weights(), output.bias(), s.outputOut);
    }

    /** The buffers of one call. */
    static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 5. */
        final Tensor hiddenOut;
        /** rows × 2. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 3);
            hiddenOut = kernels.activations(5);
            outputOut = kernels.activations(2);
        }
    }
}
