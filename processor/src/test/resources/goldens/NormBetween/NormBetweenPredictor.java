package example;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.predict.Decision;
import dev.gradwright.runtime.predict.FoldedDense;
import dev.gradwright.runtime.predict.FoldedNorm;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PackedBatchNorm;
import dev.gradwright.runtime.predict.PackedDense;
import dev.gradwright.runtime.predict.PredictorWeights;
import java.io.InputStream;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/** Predicts with the weights of a trained {@link NormBetween}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
final class NormBetweenPredictor extends NetworkPredictor<NormBetweenPredictor.Scratch> {
    /** 12 → 20. */
    private final PackedDense kernelsLayer;
    /** Scale and shift of 20 features. */
    private final PackedBatchNorm state;
    /** 20 → 4. */
    private final PackedDense head;
    /** Scale and shift of 4 features. */
    private final PackedBatchNorm norm;

    NormBetweenPredictor(PredictorWeights weights) {
        super(weights, 12, 4, Decision.LARGEST);
        kernelsLayer = FoldedDense.of(weights, "kernels", 12, 20).pack();
        state = FoldedNorm.of(weights, "state", 20, 0.001f, false, true).pack();
        head = FoldedDense.of(weights, "head", 20, 4).pack();
        norm = FoldedNorm.of(weights, "norm", 4, 0.001f).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link NormBetweenNetwork#save} wrote. */
    public static NormBetweenPredictor load(Path path) {
        return PredictorWeights.load(path, NormBetweenNetwork.GraphHolder.GRAPH, NormBetweenPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static NormBetweenPredictor load(InputStream in) {
        return PredictorWeights.load(in, NormBetweenNetwork.GraphHolder.GRAPH, NormBetweenPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        input(s);
        kernels(s);
        state(s);
        forwardLayer(s);
        head(s);
        norm(s);
        return s.headOut;
    }

    /** input: tanh of 12 features. */
    private void input(Scratch s) {
        s.kernels.activate(TANH, s.input, s.inputOut);
    }

    /** kernels: 12 → 20, ReLU. */
    private void kernels(Scratch s) {
        s.kernels.dense(s.inputOut, kernelsLayer.weights(), kernelsLayer.bias(), s.kernelsOut);
        s.kernels.activate(RELU, s.kernelsOut, s.kernelsOut);
    }

    /** state: batch norm of 20 features, in place. */
    private void state(Scratch s) {
        s.kernels.scaleShift(s.kernelsOut, state.scale(), state.shift(), s.kernelsOut);
    }

    /** forward: SELU of 20 features, in place. */
    private void forwardLayer(Scratch s) {
        s.kernels.activate(SELU, s.kernelsOut, s.kernelsOut);
    }

    /** head: 20 → 4, softmax. */
    private void head(Scratch s) {
        s.kernels.dense(s.kernelsOut, head.weights(), head.bias(), s.headOut);
        s.kernels.activate(SOFTMAX, s.headOut, s.headOut);
    }

    /** norm: batch norm of 4 features, in place. */
    private void norm(Scratch s) {
        s.kernels.scaleShift(s.headOut, norm.scale(), norm.shift(), s.headOut);
    }

    /** The buffers of one call. */
    static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 12. */
        final Tensor inputOut;
        /** rows × 20, shared by kernels, state and forward. */
        final Tensor kernelsOut;
        /** rows × 4, shared by head and norm. */
        final Tensor headOut;

        Scratch(Kernels kernels) {
            super(kernels, 12);
            inputOut = kernels.activations(12);
            kernelsOut = kernels.activations(20);
            headOut = kernels.activations(4);
        }
    }
}
