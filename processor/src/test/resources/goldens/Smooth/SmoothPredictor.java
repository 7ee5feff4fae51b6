package example;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.MISH;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SWISH;

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

/** Predicts with the weights of a trained {@link Smooth}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class SmoothPredictor extends NetworkPredictor<SmoothPredictor.Scratch> {
    /** 6 → 8. */
    private final PackedDense hidden1;
    /** 8 → 8, with norm folded in. */
    private final PackedDense hidden2;
    /** 8 → 3. */
    private final PackedDense output;

    SmoothPredictor(PredictorWeights weights) {
        super(weights, 6, 3, Decision.LARGEST);
        hidden1 = FoldedDense.of(weights, "hidden1", 6, 8).pack();
        hidden2 = FoldedDense.withoutBias(weights, "hidden2", 8, 8)
                .before("norm", 0.001f)
                .pack();
        output = FoldedDense.of(weights, "output", 8, 3).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link SmoothNetwork#save} wrote. */
    public static SmoothPredictor load(Path path) {
        return PredictorWeights.load(path, SmoothNetwork.GraphHolder.GRAPH, SmoothPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static SmoothPredictor load(InputStream in) {
        return PredictorWeights.load(in, SmoothNetwork.GraphHolder.GRAPH, SmoothPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        hidden2(s);
        mish(s);
        output(s);
        return s.outputOut;
    }

    /** hidden1: 6 → 8, GELU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(GELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 8 → 8, then swish: Swish. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(SWISH, s.hidden2Out, s.hidden2Out);
    }

    /** mish: Mish of 8 features, in place. */
    private void mish(Scratch s) {
        s.kernels.activate(MISH, s.hidden2Out, s.hidden2Out);
    }

    /** output: 8 → 3, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden2Out, output.weights(), output.bias(), s.outputOut);
        s.kernels.activate(SOFTMAX, s.outputOut, s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 8. */
        final Tensor hidden1Out;
        /** rows × 8, shared by hidden2 and mish. */
        final Tensor hidden2Out;
        /** rows × 3. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 6);
            hidden1Out = kernels.activations(8);
            hidden2Out = kernels.activations(8);
            outputOut = kernels.activations(3);
        }
    }
}
