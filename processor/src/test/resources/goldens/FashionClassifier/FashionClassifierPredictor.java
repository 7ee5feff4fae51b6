package example;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedDense;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts as {@link FashionClassifier} was trained: immutable, for any number of threads at a time. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FashionClassifierPredictor extends NetworkPredictor<FashionClassifierPredictor.Scratch> {
    /** 784 → 300, with inputNorm and norm1 folded in. */
    private final PackedDense hidden1;
    /** 300 → 100. */
    private final PackedDense hidden2;
    /** 100 → 10. */
    private final PackedDense output;

    FashionClassifierPredictor(FashionClassifierNetwork network, KernelTier tier) {
        super(tier, 784, 10);
        hidden1 = FoldedDense.of(network.hidden1())
                .after(network.inputNorm())
                .before(network.norm1())
                .pack(kernels());
        hidden2 = FoldedDense.of(network.hidden2()).pack(kernels());
        output = FoldedDense.of(network.output()).pack(kernels());
    }

    /** Loads a predictor from a file that {@link FashionClassifierNetwork#save} wrote. */
    public static FashionClassifierPredictor load(Path path) {
        return FashionClassifierNetwork.load(path).predictor();
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

    /** hidden1: 784 → 300, then elu1 (ELU). */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), ELU, 1f, s.hidden1Out);
    }

    /** hidden2: 300 → 100, ELU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), ELU, 1f, s.hidden2Out);
    }

    /** output: 100 → 10, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden2Out, output.weights(), output.bias(), SOFTMAX, s.outputOut);
    }

    /** The buffers of one call. */
    static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 300. */
        final Tensor hidden1Out;
        /** rows × 100. */
        final Tensor hidden2Out;
        /** rows × 10. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 784);
            hidden1Out = kernels.activations(300);
            hidden2Out = kernels.activations(100);
            outputOut = kernels.activations(10);
        }
    }
}
