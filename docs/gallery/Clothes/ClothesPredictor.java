package shop;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

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

/** Predicts with the weights of a trained {@link Clothes}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ClothesPredictor extends NetworkPredictor<ClothesPredictor.Scratch> {
    /** 784 → 300, with pixelNorm and norm folded in. */
    private final PackedDense hidden;
    /** 300 → 10. */
    private final PackedDense output;

    ClothesPredictor(PredictorWeights weights) {
        super(weights, 784, 10, Decision.LARGEST);
        hidden = FoldedDense.withoutBias(weights, "hidden", 784, 300)
                .after("pixelNorm", 0.001f)
                .before("norm", 0.001f)
                .pack();
        output = FoldedDense.of(weights, "output", 300, 10).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link ClothesNetwork#save} wrote. */
    public static ClothesPredictor load(Path path) {
        return PredictorWeights.load(path, ClothesNetwork.GraphHolder.GRAPH, ClothesPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static ClothesPredictor load(InputStream in) {
        return PredictorWeights.load(in, ClothesNetwork.GraphHolder.GRAPH, ClothesPredictor::new);
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

    /** hidden: 784 → 300, then elu: ELU. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.input, hidden.weights(), hidden.bias(), s.hiddenOut);
        s.kernels.activate(ELU, 1f, s.hiddenOut, s.hiddenOut);
    }

    /** output: 300 → 10, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hiddenOut, output.weights(), output.bias(), s.outputOut);
        s.kernels.activate(SOFTMAX, s.outputOut, s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 300. */
        final Tensor hiddenOut;
        /** rows × 10. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 784);
            hiddenOut = kernels.activations(300);
            outputOut = kernels.activations(10);
        }
    }
}
