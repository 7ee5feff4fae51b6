package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of tables by index, compared with products of one-hot rows. */
class EmbeddingKernelsTest {
    private static final int ROWS = 9;
    private static final int ENTRIES = 7;
    /** Less than a vector, more than one, and more than a panel. */
    private static final int[] UNITS = {1, 3, 8, 17, 70};

    /** Two columns of indices after one number, and one number after them. */
    private static FMatrixRMaj features() {
        Random random = new Random(3);
        FMatrixRMaj x = new FMatrixRMaj(ROWS, 4);
        for (int i = 0; i < ROWS; i++) {
            x.set(i, 0, 100 + i);
            x.set(i, 1, random.nextInt(ENTRIES));
            x.set(i, 2, random.nextInt(ENTRIES - 1)); // the last entry is rare
            x.set(i, 3, -i);
        }
        return x;
    }

    private static FMatrixRMaj oneHot(int column) {
        FMatrixRMaj rows = new FMatrixRMaj(ROWS, ENTRIES);
        for (int i = 0; i < ROWS; i++) {
            rows.set(i, (int) features().get(i, column), 1);
        }
        return rows;
    }

    private static Tensor table(Kernels kernels, int units) {
        Tensor table = kernels.weights(ENTRIES, units);
        table.load(normal(ENTRIES * units, 5), 0, ENTRIES);
        return table;
    }

    private static FMatrixRMaj matrix(Tensor tensor) {
        FMatrixRMaj copy = new FMatrixRMaj(1, 1);
        tensor.store(copy);
        return copy;
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void gatherIsTheProductOfOneHotRowsWithTheTable(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : UNITS) {
            Tensor x = activations(kernels, ROWS, 4, features().data);
            Tensor table = table(kernels, units);
            Tensor y = kernels.activations(2 + 2 * units);
            kernels.copyColumns(x, 0, 1, 0, y);
            kernels.gather(x, 1, 2, table, 1, y);
            kernels.copyColumns(x, 3, 1, 1 + 2 * units, y);

            FMatrixRMaj expected = new FMatrixRMaj(ROWS, y.columns());
            FMatrixRMaj product = new FMatrixRMaj(ROWS, units);
            CommonOps_FDRM.extract(features(), 0, ROWS, 0, 1, expected, 0, 0);
            CommonOps_FDRM.mult(oneHot(1), matrix(table), product);
            CommonOps_FDRM.insert(product, expected, 0, 1);
            CommonOps_FDRM.mult(oneHot(2), matrix(table), product);
            CommonOps_FDRM.insert(product, expected, 0, 1 + units);
            CommonOps_FDRM.extract(features(), 0, ROWS, 3, 4, expected, 0, 1 + 2 * units);
            assertThat(values(y)).as("%d units", units).isEqualTo(expected.data);
        }
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theGradientIsTheProductOfTransposedOneHotRowsWithThatOfTheOutput(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : UNITS) {
            Tensor x = activations(kernels, ROWS, 4, features().data);
            FMatrixRMaj dy = new FMatrixRMaj(ROWS, 2 + 2 * units);
            dy.data = wholeNumbers(dy.getNumElements());
            Tensor dTable = table(kernels, units);

            kernels.gatherBackward(x, 1, 2, activations(kernels, ROWS, dy.numCols, dy.data), 1, dTable);

            FMatrixRMaj expected = new FMatrixRMaj(ENTRIES, units);
            for (int k = 0; k < 2; k++) {
                FMatrixRMaj part = new FMatrixRMaj(ROWS, units);
                CommonOps_FDRM.extract(dy, 0, ROWS, 1 + k * units, 1 + (k + 1) * units, part, 0, 0);
                CommonOps_FDRM.multAddTransA(oneHot(1 + k), part, expected);
            }
            assertThat(values(dTable)).as("%d units", units).isEqualTo(expected.data);
            assertThat(Samples.padding(dTable)).as("padding of %d units", units).isZero();
        }
    }

    /** Their sums are exact in any order. */
    private static float[] wholeNumbers(int count) {
        Random random = new Random(4);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(200) - 100;
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aRowThatIsReadTwiceSumsInTheOrderOfTheBatch(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor dTable = kernels.weights(2, 1);

        kernels.gatherBackward(
                activations(kernels, 3, 1, new float[] {1, 1, 1}),
                0,
                1,
                activations(kernels, 3, 1, new float[] {1e8f, 1, -1e8f}),
                0,
                dTable);

        assertThat(values(dTable)).containsExactly(0, 0); // 1e8 + 1 is 1e8 as a float
    }

    /** The second batch does not read what the first one read. */
    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theRowsReadAreTheOnlyOnesWithAGradient(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : UNITS) {
            Tensor sparse = kernels.weights(ENTRIES, units);
            Tensor dense = kernels.weights(ENTRIES, units);
            TableRows rows = new TableRows(ENTRIES);
            for (float[] indices : new float[][] {{1, 4, 4}, {0, 4, 2}}) {
                Tensor x = activations(kernels, 3, 1, indices);
                Tensor dy = activations(kernels, 3, units, normal(3 * units, 6));

                kernels.gatherBackward(x, 0, 1, dy, 0, sparse, rows);

                kernels.gatherBackward(x, 0, 1, dy, 0, dense);
                assertThat(values(sparse)).as("%d units", units).isEqualTo(values(dense));
            }
            assertThat(rows.count()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void aRowIsVisitedWithoutPadding(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int units : UNITS) {
            Tensor table = table(kernels, units);

            table.visitRow(4, (block, from, to) -> Arrays.fill(table.blocks()[block], from, to, 7));

            FMatrixRMaj expected = matrix(table(kernels, units));
            for (int unit = 0; unit < units; unit++) {
                expected.set(4, unit, 7);
            }
            assertThat(values(table)).as("%d units", units).isEqualTo(expected.data);
            assertThat(Samples.padding(table)).as("padding of %d units", units).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void columnsThatAreNotThereAreAnError(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor x = activations(kernels, 1, 2, new float[] {0, 1});
        Tensor y = kernels.activations(6);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels.gather(x, 1, 2, kernels.weights(5, 3), 0, y))
                .withMessage("a tensor of 1 x 2 does not have the columns 1 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels.gather(x, 0, 2, kernels.weights(5, 3), 1, y))
                .withMessage("a tensor of 1 x 6 does not have the columns 1 to 6");
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void bothGradientsNeedTheRowsOfTheBatch(KernelTier tier) {
        Kernels kernels = kernels(tier);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kernels.gatherBackward(
                        activations(kernels, 2, 1, new float[2]),
                        0,
                        1,
                        activations(kernels, 3, 1, new float[3]),
                        0,
                        kernels.weights(1, 1)))
                .withMessage("x has 2 rows and dY 3, but both need the rows of the batch");
    }
}
