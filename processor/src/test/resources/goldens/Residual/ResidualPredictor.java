package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
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

/** Predicts with the weights of a trained {@link Residual}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ResidualPredictor extends NetworkPredictor<ResidualPredictor.Scratch> {
    /** 20 → 16. */
    private final PackedDense stem;
    /** 16 → 16, with norm1 folded in. */
    private final PackedDense hidden1;
    /** 16 → 16, with norm2 folded in. */
    private final PackedDense hidden2;
    /** 16 → 16. */
    private final PackedDense hidden3;
    /** 16 → 16. */
    private final PackedDense hidden4;
    /** 16 → 4. */
    private final PackedDense output;

    ResidualPredictor(PredictorWeights weights) {
        super(weights, 20, 4, Decision.LARGEST);
        stem = FoldedDense.of(weights, "stem", 20, 16).pack();
        hidden1 = FoldedDense.withoutBias(weights, "hidden1", 16, 16)
                .before("norm1", 0.001f)
                .pack();
        hidden2 = FoldedDense.withoutBias(weights, "hidden2", 16, 16)
                .before("norm2", 0.001f)
                .pack();
        hidden3 = FoldedDense.of(weights, "hidden3", 16, 16).pack();
        hidden4 = FoldedDense.of(weights, "hidden4", 16, 16).pack();
        output = FoldedDense.of(weights, "output", 16, 4).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link ResidualNetwork#save} wrote. */
    public static ResidualPredictor load(Path path) {
        return PredictorWeights.load(path, ResidualNetwork.GraphHolder.GRAPH, ResidualPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static ResidualPredictor load(InputStream in) {
        return PredictorWeights.load(in, ResidualNetwork.GraphHolder.GRAPH, ResidualPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        stem(s);
        hidden1(s);
        hidden2(s);
        block1(s);
        relu2(s);
        hidden3(s);
        hidden4(s);
        block2(s);
        output(s);
        return s.outputOut;
    }

    /** stem: 20 → 16, ReLU. */
    private void stem(Scratch s) {
        s.kernels.dense(s.input, stem.weights(), stem.bias(), s.stemOut);
        s.kernels.activate(RELU, s.stemOut, s.stemOut);
    }

    /** hidden1: 16 → 16, then relu1: ReLU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.stemOut, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden2: 16 → 16. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
    }

    /** block1: stem + norm2, 16 features, in place. */
    private void block1(Scratch s) {
        s.kernels.add(s.stemOut, s.hidden2Out, s.hidden2Out);
    }

    /** relu2: ReLU of 16 features, in place. */
    private void relu2(Scratch s) {
        s.kernels.activate(RELU, s.hidden2Out, s.hidden2Out);
    }

    /** hidden3: 16 → 16, ReLU. */
    private void hidden3(Scratch s) {
        s.kernels.dense(s.hidden2Out, hidden3.weights(), hidden3.bias(), s.hidden1Out);
        s.kernels.activate(RELU, s.hidden1Out, s.hidden1Out);
    }

    /** hidden4: 16 → 16. */
    private void hidden4(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden4.weights(), hidden4.bias(), s.hidden4Out);
    }

    /** block2: relu2 + hidden4 + stem, 16 features, in place. */
    private void block2(Scratch s) {
        s.kernels.add(s.hidden2Out, s.hidden4Out, s.hidden2Out);
        s.kernels.add(s.hidden2Out, s.stemOut, s.hidden2Out);
    }

    /** output: 16 → 4, softmax. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden2Out, output.weights(), output.bias(), s.outputOut);
        s.kernels.activate(SOFTMAX, s.outputOut, s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 16. */
        final Tensor stemOut;
        /** rows × 16, shared by hidden1 and hidden3. */
        final Tensor hidden1Out;
        /** rows × 16, shared by hidden2, block1, relu2 and block2. */
        final Tensor hidden2Out;
        /** rows × 16. */
        final Tensor hidden4Out;
        /** rows × 4. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 20);
            stemOut = kernels.activations(16);
            hidden1Out = kernels.activations(16);
            hidden2Out = kernels.activations(16);
            hidden4Out = kernels.activations(16);
            outputOut = kernels.activations(4);
        }
    }
}
