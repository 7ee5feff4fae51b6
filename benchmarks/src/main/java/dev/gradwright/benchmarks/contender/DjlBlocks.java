package dev.gradwright.benchmarks.contender;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.Initializer;
import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.TrainingSettings;
import dev.gradwright.dsl.ActivationFunction;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Layers of the Deep Java Library with given weights. */
final class DjlBlocks {
    private DjlBlocks() {}

    static Block linear(DenseWeights layer) {
        Linear linear = Linear.builder().setUnits(layer.units()).build();
        // DJL stores weights as units x inputs.
        linear.setInitializer(given(CommonOps_FDRM.transpose(layer.weights(), null)), Parameter.Type.WEIGHT);
        linear.setInitializer(given(layer.bias()), Parameter.Type.BIAS);
        return linear;
    }

    /** A layer whose weights are loaded later. */
    static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** The layers of the reference network without their weights. */
    static List<DenseWeights> unknownReference() {
        return List.of(unknown(300, ELU), unknown(100, ELU), unknown(10, SOFTMAX));
    }

    private static DenseWeights unknown(int units, ActivationFunction activation) {
        return new DenseWeights(new FMatrixRMaj(0, units), new FMatrixRMaj(1, units), activation);
    }

    static Block batchNorm() {
        return BatchNorm.builder()
                .optEpsilon((float) TrainingSettings.NORM_EPSILON)
                .optMomentum((float) TrainingSettings.NORM_MOMENTUM)
                .build();
    }

    static NDArray activate(DenseWeights layer, NDArray z) {
        return switch (layer.activation()) {
            case ELU -> Activation.elu(z, 1f);
            case RELU -> Activation.relu(z);
            case SIGMOID -> Activation.sigmoid(z);
            case SOFTMAX -> z.softmax(1);
            default -> throw new IllegalArgumentException("no activation for " + layer.activation());
        };
    }

    private static Initializer given(FMatrixRMaj values) {
        return (NDManager manager, Shape shape, DataType type) -> manager.create(values.data, shape);
    }
}
