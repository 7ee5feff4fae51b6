package dev.gradwright.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.loss.TargetKind;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class BatchCheckTest {
    private final Kernels kernels = KernelTier.PORTABLE.newKernels();
    private final BatchCheck batches = new BatchCheck(kernels, 2, 3, TargetKind.CLASS_INDEX);

    private final FMatrixRMaj x = matrix(new float[][] {{1, 2}, {3, 4}});
    private final FMatrixRMaj y = matrix(new float[][] {{0}, {2}});

    @Test
    void acceptsValidBatches() {
        batches.require(x, y, matrix(new float[][] {{0}, {2.5f}}));
    }

    @Test
    void namesTheArgumentThatIsNull() {
        assertThatNullPointerException().isThrownBy(() -> batches.require(null)).withMessage("x must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> batches.require(x, null))
                .withMessage("y must not be null");
    }

    @Test
    void rejectsAWrongNumberOfColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(new FMatrixRMaj(2, 5)))
                .withMessage("x must have 2 columns, but has 5");
    }

    @Test
    void rejectsAnEmptyBatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(new FMatrixRMaj(0, 2)))
                .withMessage("x must have at least 1 row, but has none");
    }

    @Test
    void rejectsNonFiniteFeaturesNamingRowAndColumn() {
        x.set(1, 0, Float.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(x, y))
                .withMessage("x must be finite, but row 1, column 0 is NaN");
    }

    @Test
    void rejectsAWrongNumberOfTargets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(x, new FMatrixRMaj(3, 1)))
                .withMessage("y must have as many rows as x, which has 2, but has 3");
    }

    @Test
    void rejectsOneHotTargetsForASparseLoss() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(x, new FMatrixRMaj(2, 3)))
                .withMessage("y must have 1 column, each a class index, a whole number from 0 to 2, but has 3");
    }

    @Test
    void rejectsInvalidClassIndices() {
        for (float label : new float[] {-1, 3, 0.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
            y.set(1, 0, label);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batches.require(x, y))
                    .withMessage(
                            "y must be a class index, a whole number from 0 to 2, but row 1, column 0 is " + label);
        }
    }

    @Test
    void rejectsProbabilitiesAboveOne() {
        BatchCheck probabilities = new BatchCheck(kernels, 2, 1, TargetKind.BINARY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probabilities.require(x, matrix(new float[][] {{1}, {1.5f}})))
                .withMessage("y must be 0, 1 or a probability between them, but row 1, column 0 is 1.5");
    }

    @Test
    void rejectsInvalidSigns() {
        BatchCheck signs = new BatchCheck(kernels, 2, 1, TargetKind.SIGN);
        signs.require(x, matrix(new float[][] {{1}, {-1}}));
        signs.require(x, matrix(new float[][] {{1}, {0}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signs.require(x, matrix(new float[][] {{1}, {2}})))
                .withMessage("y must be -1 or 1 (0 counts as -1), but row 1, column 0 is 2.0");
    }

    @Test
    void rejectsNegativeCounts() {
        BatchCheck counts = new BatchCheck(kernels, 2, 1, TargetKind.COUNT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.require(x, matrix(new float[][] {{3}, {-1}})))
                .withMessage("y must be a count, at least 0 and finite, but row 1, column 0 is -1.0");
    }

    @Test
    void rejectsTargetsThatAreNotFinite() {
        BatchCheck values = new BatchCheck(kernels, 2, 1, TargetKind.VALUES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values.require(x, matrix(new float[][] {{3}, {Float.NaN}})))
                .withMessage("y must be a finite number, but row 1, column 0 is NaN");
    }

    @Test
    void rejectsSampleWeightsOfAWrongShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(x, y, new FMatrixRMaj(1, 2)))
                .withMessage("sampleWeights must be 2 x 1, one for each row of x, but are 1 x 2");
    }

    @Test
    void rejectsSampleWeightsBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batches.require(x, y, matrix(new float[][] {{1}, {-1}})))
                .withMessage("sampleWeights must be finite and not negative, but row 1 is -1.0");
    }

    @Test
    void allocatesNothing() {
        FMatrixRMaj weights = matrix(new float[][] {{1}, {2}});

        assertThat(Allocation.ofOne(() -> batches.require(x, y, weights))).isZero();
    }

    private static FMatrixRMaj matrix(float[][] rows) {
        return new FMatrixRMaj(rows);
    }
}
