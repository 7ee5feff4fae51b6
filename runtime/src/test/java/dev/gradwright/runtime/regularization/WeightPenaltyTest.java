package dev.gradwright.runtime.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightPenaltyTest {
    private final Kernels kernels = KernelTier.PORTABLE.newKernels();

    @Test
    void addsAbsoluteValuesAndSquares() {
        assertThat(new WeightPenalty(0.5, 0.1).value(kernels, weights(1, -2, 0, 3)))
                .isCloseTo(0.5 * 6 + 0.1 * 14, within(1e-9));
    }

    @Test
    void addsItsDerivativeToTheGradient() {
        Tensor gradient = weights(1, 1, 1, 1);

        new WeightPenalty(0.5, 0.25).addGradient(weights(1, -2, 0, 3), gradient);

        assertThat(values(gradient)).containsExactly(2, -0.5f, 1, 3);
    }

    @Test
    void theSignOfTheSmallestFloatIsOne() {
        Tensor gradient = weights(0, 0, 0, 0);

        new WeightPenalty(1, 0)
                .addGradient(weights(Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE), gradient);

        assertThat(values(gradient)).containsExactly(1, -1, 1, -1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsFactorsOutOfRange(double factor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightPenalty(0, factor))
                .withMessage("the factor of an L2 penalty must be finite and at least 0, but is " + factor);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightPenalty(factor, 0))
                .withMessage("the factor of an L1 penalty must be finite and at least 0, but is " + factor);
    }

    private Tensor weights(float... values) {
        Tensor tensor = kernels.weights(2, 2);
        tensor.load(values, 0, 2);
        return tensor;
    }

    private static float[] values(Tensor tensor) {
        FMatrixRMaj values = new FMatrixRMaj(1, 1);
        tensor.store(values);
        return values.data;
    }
}
