package gallery;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
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

/** Predicts with the weights of a trained {@link Shirts}. Immutable; any number of threads may use it. */
@Generated("dev.gradwright.processor.GradwrightProcessor")
public final class ShirtsPredictor extends NetworkPredictor<ShirtsPredictor.Scratch> {
    /** 784 → 100. */
    private final PackedDense hidden1;
    /** Scale of 100 features. */
    private final Tensor normGamma;
    /** Offset of 100 features. */
    private final Tensor normBeta;
    /** 100 → 50. */
    private final PackedDense hidden2;
    /** 50 → 1. */
    private final PackedDense shirt;

    ShirtsPredictor(PredictorWeights weights) {
        super(weights, 784, 1, Decision.PROBABILITY);
        hidden1 = FoldedDense.of(weights, "hidden1", 784, 100).pack();
        normGamma = weights.packVector("norm.gamma", 100);
        normBeta = weights.packVector("norm.beta", 100);
        hidden2 = FoldedDense.of(weights, "hidden2", 100, 50).pack();
        shirt = FoldedDense.of(weights, "shirt", 50, 1).pack();
    }

    /** Loads a predictor from a file that {@link #save} or {@link ShirtsNetwork#save} wrote. */
    public static ShirtsPredictor load(Path path) {
        return PredictorWeights.load(path, ShirtsNetwork.GraphHolder.GRAPH, ShirtsPredictor::new);
    }

    /** Loads a predictor from the bytes of such a file; the stream stays open. */
    public static ShirtsPredictor load(InputStream in) {
        return PredictorWeights.load(in, ShirtsNetwork.GraphHolder.GRAPH, ShirtsPredictor::new);
    }

    /** The same predictor with another threshold for {@link #classify}. */
    @Override
    public ShirtsPredictor withThreshold(double threshold) {
        return new ShirtsPredictor(weightsWithThreshold(threshold));
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        hidden1(s);
        norm(s);
        hidden2(s);
        shirt(s);
        return s.shirtOut;
    }

    /** hidden1: 784 → 100, Swish. */
    private void hidden1(Scratch s) {
        s.kernels.dense(s.input, hidden1.weights(), hidden1.bias(), s.hidden1Out);
        s.kernels.activate(SWISH, s.hidden1Out, s.hidden1Out);
    }

    /** norm: layer norm of 100 features, in place. */
    private void norm(Scratch s) {
        s.kernels.layerNorm(s.hidden1Out, normGamma, normBeta, 0.001f, s.hidden1Out);
    }

    /** hidden2: 100 → 50, Swish. */
    private void hidden2(Scratch s) {
        s.kernels.dense(s.hidden1Out, hidden2.weights(), hidden2.bias(), s.hidden2Out);
        s.kernels.activate(SWISH, s.hidden2Out, s.hidden2Out);
    }

    /** shirt: 50 → 1, sigmoid. */
    private void shirt(Scratch s) {
        s.kernels.dense(s.hidden2Out, shirt.weights(), shirt.bias(), s.shirtOut);
        s.kernels.activate(SIGMOID, s.shirtOut, s.shirtOut);
    }

    /** The buffers of one call. */
    public static final class Scratch extends NetworkPredictor.Scratch {
        /** rows × 100, shared by hidden1 and norm. */
        final Tensor hidden1Out;
        /** rows × 50. */
        final Tensor hidden2Out;
        /** rows × 1. */
        final Tensor shirtOut;

        Scratch(Kernels kernels) {
            super(kernels, 784);
            hidden1Out = kernels.activations(100);
            hidden2Out = kernels.activations(50);
            shirtOut = kernels.activations(1);
        }
    }
}
