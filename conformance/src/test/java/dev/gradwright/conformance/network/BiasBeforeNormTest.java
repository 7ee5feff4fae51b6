package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/**
 * Tests what the warning {@code RedundantBias} claims: a bias before a batch norm changes nothing, even if the norm has
 * no β.
 */
class BiasBeforeNormTest {
    @Network(input = 8)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Sgd(learningRate = 0.1)
    @SuppressWarnings("gradwright:RedundantBias")
    interface Biased {
        @Dense(units = 6)
        DenseLayer hidden();

        @BatchNorm(center = false)
        BatchNormLayer norm();

        @Activation(TANH)
        Layer tanh();

        @Dense(units = 1)
        DenseLayer output();
    }

    @Test
    void aBiasChangesNoLossOfATraining() {
        BiasBeforeNormTest_BiasedNetwork plain = BiasBeforeNormTest_BiasedNetwork.create(1, KernelTier.PORTABLE);
        BiasBeforeNormTest_BiasedNetwork shifted = BiasBeforeNormTest_BiasedNetwork.create(1, KernelTier.PORTABLE);
        shifted.hidden().setBias(new FMatrixRMaj(1, 6, true, 3, -3, 2, -2, 1, -1));
        FMatrixRMaj x = normal(16, 8);
        FMatrixRMaj y = normal(16, 1);

        for (int step = 0; step < 100; step++) {
            assertThat(shifted.trainOnBatch(x, y)).isCloseTo(plain.trainOnBatch(x, y), within(1e-3f));
        }
        assertThat(shifted.hidden().bias().data)
                .as("its gradient is 0")
                .containsExactly(new float[] {3, -3, 2, -2, 1, -1}, within(1e-3f));
    }

    private static FMatrixRMaj normal(int rows, int columns) {
        Random random = new Random(7);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
