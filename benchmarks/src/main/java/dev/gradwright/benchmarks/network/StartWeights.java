package dev.gradwright.benchmarks.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The initial weights of all contenders, and the weights with folded batch norm for prediction. */
public final class StartWeights {
    /** The seed of all networks of the benchmarks. */
    public static final long SEED = 42;

    private static final int TRAINED_STEPS = 20;
    private static final int TRAINED_ROWS = 32;

    private StartWeights() {}

    /** The dense layers of the reference network before its first step. Batch norms start with their defaults. */
    public static List<DenseWeights> reference() {
        ReferenceLayers network = ReferenceNesterovNetwork.create(SEED, KernelTier.PORTABLE);
        return List.of(dense(network.hidden1(), ELU), dense(network.hidden2(), ELU), dense(network.output(), SOFTMAX));
    }

    /** A reference network whose moving averages include some batches. */
    public static ReferenceNesterovNetwork trained(KernelTier tier) {
        ReferenceNesterovNetwork network = ReferenceNesterovNetwork.create(SEED, tier);
        Examples examples = new Examples(TRAINED_ROWS, 784, 10);
        for (int step = 0; step < TRAINED_STEPS; step++) {
            int batch = examples.next();
            network.trainOnBatch(examples.features(batch), examples.labels(batch));
        }
        return network;
    }

    /** The reference network of {@link #trained} as three dense layers. */
    public static List<DenseWeights> foldedReference() {
        ReferenceLayers network = trained(KernelTier.PORTABLE);
        return List.of(
                folded(network.inputNorm(), network.hidden1(), ELU),
                folded(network.norm1(), network.hidden2(), ELU),
                folded(network.norm2(), network.output(), SOFTMAX));
    }

    /** The tiny network. */
    public static List<DenseWeights> tiny() {
        TinyNetwork network = TinyNetwork.create(SEED, KernelTier.PORTABLE);
        return List.of(
                dense(network.hidden1(), RELU), dense(network.hidden2(), RELU), dense(network.output(), SIGMOID));
    }

    private static DenseWeights dense(DenseLayer layer, ActivationFunction activation) {
        return new DenseWeights(layer.weights(), layer.bias(), activation);
    }

    /** With {@code s = γ/√(v + ε)}: {@code W' = diag(s)·W} and {@code b' = b + (β − μs)·W}, in double. */
    private static DenseWeights folded(BatchNormLayer norm, DenseLayer layer, ActivationFunction activation) {
        FMatrixRMaj weights = layer.weights();
        FMatrixRMaj bias = layer.bias();
        double[] shifted = new double[weights.numCols];
        for (int input = 0; input < weights.numRows; input++) {
            double scale = norm.gamma().get(0, input)
                    / Math.sqrt(norm.movingVariance().get(0, input) + TrainingSettings.NORM_EPSILON);
            double shift = norm.beta().get(0, input) - norm.movingMean().get(0, input) * scale;
            for (int unit = 0; unit < weights.numCols; unit++) {
                shifted[unit] += shift * weights.get(input, unit);
                weights.set(input, unit, (float) (scale * weights.get(input, unit)));
            }
        }
        for (int unit = 0; unit < shifted.length; unit++) {
            bias.set(0, unit, (float) (bias.get(0, unit) + shifted[unit]));
        }
        return new DenseWeights(weights, bias, activation);
    }
}
