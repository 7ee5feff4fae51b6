package dev.gradwright.runtime.predict;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.io.InputStream;
import java.nio.file.Path;

/** Predicts like a {@link SoftmaxRegression} of 2 features and 3 classes, built like a generated predictor. */
final class SoftmaxRegressionPredictor extends NetworkPredictor<SoftmaxRegressionPredictor.Scratch> {
    private static final Graph GRAPH = new SoftmaxRegression(2, 3).graph();

    /** 2 → 3. */
    private final PackedDense output;

    SoftmaxRegressionPredictor(PredictorWeights weights) {
        super(weights, 2, 3, Decision.LARGEST);
        output = FoldedDense.of(weights, "output", 2, 3).pack();
    }

    static SoftmaxRegressionPredictor of(SoftmaxRegression network) {
        return of(network, KernelTier.active());
    }

    static SoftmaxRegressionPredictor of(SoftmaxRegression network, KernelTier tier) {
        return new SoftmaxRegressionPredictor(weights(network, tier));
    }

    static PredictorWeights weights(SoftmaxRegression network, KernelTier tier) {
        return PredictorWeights.of(network.parameters(), GRAPH.fingerprint(), tier);
    }

    public static SoftmaxRegressionPredictor load(Path path) {
        return PredictorWeights.load(path, GRAPH, SoftmaxRegressionPredictor::new);
    }

    public static SoftmaxRegressionPredictor load(InputStream in) {
        return PredictorWeights.load(in, GRAPH, SoftmaxRegressionPredictor::new);
    }

    @Override
    protected Scratch newScratch(Kernels kernels) {
        return new Scratch(kernels);
    }

    @Override
    protected Tensor forward(Scratch s) {
        s.kernels.dense(s.input, output.weights(), output.bias(), s.outputOut);
        s.kernels.activate(SOFTMAX, s.outputOut, s.outputOut);
        return s.outputOut;
    }

    static final class Scratch extends NetworkPredictor.Scratch {
        final Tensor outputOut;

        Scratch(Kernels kernels) {
            super(kernels, 2);
            outputOut = kernels.activations(3);
        }
    }
}
