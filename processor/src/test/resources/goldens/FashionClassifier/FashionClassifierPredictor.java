package example;

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

/** Predicts with the weights of a trained {@link FashionClassifier}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FashionClassifierPredictor extends NetworkPredictor<FashionClassifierPredictor.Scratch> {
    /** 784 → 300, with inputNorm and norm1 folded in. */
    private final PackedDense hidden1;
    /** 300 → 100. */
    private final PackedDense hidden2;
    /** 100 → 10. */
    private final PackedDense output;

    FashionClassifierPredictor(PredictorWeights weights) {
        super(weights, 784, 10, Decision.LARGEST);
        hidden1 = FoldedDense.withoutBias(weights, "hidden1", 784, 300)
                .after("inputNorm", 0.001f)
                .before("norm1", 0.001f)
                .pack();
        hidden2 = FoldedDense.of(weights, "hidden2", 300, 100).pack();
        output = FoldedDense.of(weights, "output", 100, 10).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link FashionClassifierNetwork#save} wrote. */
    public static FashionClassifierPredictor load(Path path) {
        return PredictorWeights.load(path, FashionClassifierNetwork.GraphHolder.GRAPH, FashionClassifierPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static FashionClassifierPredictor load(InputStream in) {
        return PredictorWeights.load(in, FashionClassifierNetwork.GraphHolder.GRAPH, FashionClassifierPredictor::new);
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

    /** hidden1: 784 → 300, then elu1: ELU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(ELU, 1f, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 300 → 100, ELU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(ELU, 1f, s.hidden2Out, s.hidden2Out);
    }

    /** output: 100 → 10, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden2Out, output.weights(), output.bias(), s.outputOut);
        s.kernels.activate(SOFTMAX, s.outputOut, s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
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
