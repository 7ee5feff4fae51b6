package example;

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

/** Predicts with the weights of a trained {@link Featurewise}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class FeaturewisePredictor extends NetworkPredictor<FeaturewisePredictor.Scratch> {
    /** Scale of 6 features. */
    private final Tensor rowsGamma;
    /** Offset of 6 features. */
    private final Tensor rowsBeta;
    /** 6 → 8. */
    private final PackedDense hidden;
    /** Slopes of 8 features. */
    private final Tensor preluAlpha;
    /** Scale of 8 features. */
    private final Tensor normGamma;
    /** Offset of 8 features. */
    private final Tensor normBeta;
    /** 8 → 2. */
    private final PackedDense output;
    /** Slopes of 2 features. */
    private final Tensor slopesAlpha;

    FeaturewisePredictor(PredictorWeights weights) {
        super(weights, 6, 2, Decision.LARGEST);
        rowsGamma = weights.packVector("rows.gamma", 6);
        rowsBeta = weights.packVector("rows.beta", 6);
        hidden = FoldedDense.of(weights, "hidden", 6, 8).pack();
        preluAlpha = weights.packVector("prelu.alpha", 8);
        normGamma = weights.packVector("norm.gamma", 8);
        normBeta = weights.packVector("norm.beta", 8);
        output = FoldedDense.of(weights, "output", 8, 2).pack();
        slopesAlpha = weights.packVector("slopes.alpha", 2);
    }

    /** Loads a predictor from a file that {@link #save} or {@link FeaturewiseNetwork#save} wrote. */
    public static FeaturewisePredictor load(Path path) {
        return PredictorWeights.load(path, FeaturewiseNetwork.GraphHolder.GRAPH, FeaturewisePredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static FeaturewisePredictor load(InputStream in) {
        return PredictorWeights.load(in, FeaturewiseNetwork.GraphHolder.GRAPH, FeaturewisePredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        rows(s);
        hidden(s);
        prelu(s);
        norm(s);
        output(s);
        slopes(s);
        return s.outputOut;
    }

    /** rows: layer norm of 6 features. */
    private void rows(Scratch s) {
        s.kernels.layerNorm(s.input, rowsGamma, rowsBeta, 0.001f, s.rowsOut);
    }

    /** hidden: 6 → 8. */
    private void hidden(Scratch s) {
        s.kernels.dense(s.rowsOut, hidden.weights(), hidden.bias(), s.hiddenOut);
    }

    /** prelu: PReLU of 8 features, in place. */
    private void prelu(Scratch s) {
        s.kernels.prelu(s.hiddenOut, preluAlpha, s.hiddenOut);
    }

    /** norm: layer norm of 8 features, in place. */
    private void norm(Scratch s) {
        s.kernels.layerNorm(s.hiddenOut, normGamma, normBeta, 1e-5f, s.hiddenOut);
    }

    /** output: 8 → 2. */
    private void output(Scratch s) {
        s.kernels.dense(s.hiddenOut, output.weights(), output.bias(), s.outputOut);
    }

    /** slopes: PReLU of 2 features, in place. */
    private void slopes(Scratch s) {
        s.kernels.prelu(s.outputOut, slopesAlpha, s.outputOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 6. */
        final Tensor rowsOut;
        /** rows × 8, shared by hidden, prelu and norm. */
        final Tensor hiddenOut;
        /** rows × 2, shared by output and slopes. */
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 6);
            rowsOut = kernels.activations(6);
            hiddenOut = kernels.activations(8);
            outputOut = kernels.activations(2);
        }
    }
}
