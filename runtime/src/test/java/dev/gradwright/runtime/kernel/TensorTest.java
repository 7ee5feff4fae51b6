package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
    private static final int[] WIDTHS = {1, 3, 15, 16, 17, 63, 64, 65, 128, 300};

    @ParameterizedTest
    @EnumSource
    void weightsAreStoredAsTheyWereLoaded(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : WIDTHS) {
            float[] w = normal(7 * units, 1);
            Tensor tensor = Samples.weights(kernels, 7, units, w);

            assertThat(values(tensor)).isEqualTo(w);
            assertThat(Samples.padding(tensor)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void loadsAndStoresMatrices(KernelTier tier) {
        FMatrixRMaj matrix = new FMatrixRMaj(3, 2, true, 1, 2, 3, 4, 5, 6);
        FMatrixRMaj copy = new FMatrixRMaj(1, 1);
        Tensor tensor = kernels(tier).activations(2);

        tensor.load(matrix);
        tensor.store(copy);

        assertThat(copy.numRows).isEqualTo(3);
        assertThat(copy.numCols).isEqualTo(2);
        assertThat(copy.data).startsWith(1, 2, 3, 4, 5, 6);
    }

    @ParameterizedTest
    @EnumSource
    void borrowedMatricesAreReadAndNeverWritten(KernelTier tier) {
        for (int columns : WIDTHS) {
            FMatrixRMaj matrix = new FMatrixRMaj(3, columns, true, normal(3 * columns, 1));
            FMatrixRMaj before = matrix.copy();
            Tensor tensor = kernels(tier).activations(columns);

            tensor.borrow(matrix);
            assertThat(values(tensor)).isEqualTo(before.data);

            tensor.load(normal(3 * columns, 2), 0, 3);
            tensor.fill(1);
            assertThat(matrix.data).as("%d columns", columns).isEqualTo(before.data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void borrowingLeavesTheStorageForLater(KernelTier tier) {
        Tensor tensor = kernels(tier).activations(64);
        tensor.reshape(32);
        float[] block = tensor.blocks()[0];

        tensor.borrow(new FMatrixRMaj(40, 64));
        tensor.reshape(32);

        assertThat(tensor.rows()).isEqualTo(32);
        if (tier == KernelTier.VECTOR) {
            assertThat(tensor.blocks()[0]).isSameAs(block);
        }
    }

    @ParameterizedTest
    @EnumSource
    void activationsGrowAndShrink(KernelTier tier) {
        Tensor tensor = kernels(tier).activations(5);
        for (int rows : new int[] {32, 1, 33, 200, 3, 200}) {
            float[] values = normal(rows * 5, rows);
            tensor.load(values, 0, rows);

            assertThat(tensor.rows()).isEqualTo(rows);
            assertThat(values(tensor)).isEqualTo(values);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fewerRowsKeepTheStorage(KernelTier tier) {
        Tensor tensor = kernels(tier).activations(5);
        tensor.reshape(32);
        float[] block = tensor.blocks()[0];

        tensor.reshape(2);
        tensor.reshape(32);

        assertThat(tensor.blocks()[0]).isSameAs(block);
    }

    @ParameterizedTest
    @EnumSource
    void weightsAndVectorsKeepTheirShape(KernelTier tier) {
        Tensor weights = kernels(tier).weights(4, 3);
        assertThatThrownBy(() -> weights.reshape(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("weights and vectors keep their shape: this one is 4 x 3, but 5 rows were asked for");
        Tensor vector = kernels(tier).vector(3);
        assertThatThrownBy(() -> vector.reshape(2)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void fillLeavesThePaddingZero(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : WIDTHS) {
            for (Tensor tensor : new Tensor[] {kernels.weights(5, units), kernels.vector(units)}) {
                tensor.fill(2);

                assertThat(values(tensor)).containsOnly(2);
                assertThat(Samples.padding(tensor)).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tensorsOfOneShapeHaveBlocksOfOneShape(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor weights = kernels.weights(5, 70);
        Tensor gradient = kernels.weights(5, 70);

        assertThat(gradient.blocks()).hasNumberOfRows(weights.blocks().length);
        for (int i = 0; i < weights.blocks().length; i++) {
            assertThat(gradient.blocks()[i]).hasSameSizeAs(weights.blocks()[i]);
            assertThat(gradient.length(i)).isEqualTo(weights.length(i)).isLessThanOrEqualTo(weights.blocks()[i].length);
        }
    }
}
