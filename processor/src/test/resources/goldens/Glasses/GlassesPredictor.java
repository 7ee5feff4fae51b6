package example;

import static dev.gradwright.dsl.ActivationFunction.GELU;
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

/** Predicts with the weights of a trained {@link Glasses}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class GlassesPredictor extends NetworkPredictor<GlassesPredictor.Scratch> {
    /** 9 → 8. */
    private final PackedDense hidden1;
    /** 8 → 6, with norm1 and norm2 folded in. */
    private final PackedDense adapter;
    /** Scale of 6 features. */
    private final Tensor rowsGamma;
    /** Offset of 6 features. */
    private final Tensor rowsBeta;
    /** 6 → 5. */
    private final PackedDense hidden2;
    /** 5 → 1. */
    private final PackedDense output;

    GlassesPredictor(PredictorWeights weights) {
        super(weights, 9, 1, Decision.VALUE);
        hidden1 = FoldedDense.of(weights, "hidden1", 9, 8).pack();
        adapter = FoldedDense.withoutBias(weights, "adapter", 8, 6)
                .after("norm1", 0.001f)
                .before("norm2", 0.001f)
                .pack();
        rowsGamma = weights.packVector("rows.gamma", 6);
        rowsBeta = weights.packVector("rows.beta", 6);
        hidden2 = FoldedDense.of(weights, "hidden2", 6, 5).pack();
        output = FoldedDense.of(weights, "output", 5, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link GlassesNetwork#save} wrote. */
    public static GlassesPredictor load(Path path) {
        return PredictorWeights.load(path, GlassesNetwork.GraphHolder.GRAPH, GlassesPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static GlassesPredictor load(InputStream in) {
        return PredictorWeights.load(in, GlassesNetwork.GraphHolder.GRAPH, GlassesPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        adapter(s);
        rows(s);
        hidden2(s);
        output(s);
        return s.outputOut;
    }

    /** hidden1: 9 → 8, GELU. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(GELU, s.hidden1Out, s.hidden1Out);
    }

    /** adapter: 8 → 6. */
    private void adapter(Scratch s) {
        s.kernels.dense(s.hidden1Out, adapter.weights(), adapter.bias(), s.adapterOut);
    }

    /** rows: layer norm of 6 features, in place. */
    private void rows(Scratch s) {
        s.kernels.layerNorm(s.adapterOut, rowsGamma, rowsBeta, 0.001f, s.adapterOut);
    }

    /** hidden2: 6 → 5, ReLU. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.adapterOut, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(RELU, s.hidden2Out, s.hidden2Out);
    }

    /** output: 5 → 1. */
    private void output(Scratch s) {
        s.kernels.dense(s.hidden2Out, output.weights(), output.bias(), s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 8. */
        final Tensor hidden1Out;
        /** rows × 6, shared by adapter and rows. */
        final Tensor adapterOut;
        /** rows × 5. */
        final Tensor hidden2Out;
        /** rows × 1. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 9);
            hidden1Out = kernels.activations(8);
            adapterOut = kernels.activations(6);
            hidden2Out = kernels.activations(5);
            outputOut = kernels.activations(1);
        }
    }
}
