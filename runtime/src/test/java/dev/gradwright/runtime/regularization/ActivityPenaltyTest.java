package dev.gradwright.runtime.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class ActivityPenaltyTest {
    private final Kernels kernels = KernelTier.PORTABLE.newKernels();
    private final Tensor output = activations(1, -2, 0, 3);

    @Test
    void isAMeanOverTheRows() {
        assertThat(new ActivityPenalty(0.1, kernels, output).value()).isCloseTo(0.1 * 14 / 2, within(1e-9));
    }

    @Test
    void addsItsDerivativeToTheGradient() {
        Tensor gradient = activations(1, 1, 1, 1);

        new ActivityPenalty(0.5, kernels, output).addGradient(gradient);

        FMatrixRMaj values = new FMatrixRMaj(1, 1);
        gradient.store(values);
        assertThat(values.data).containsExactly(1.5f, 0, 1, 2.5f);
    }

    @Test
    void rejectsAFactorOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivityPenalty(-1, kernels, output))
                .withMessage("the factor of an L2 penalty must be finite and at least 0, but is -1.0");
    }

    private Tensor activations(float... values) {
        Tensor tensor = kernels.activations(2);
        tensor.load(values, 0, 2);
        return tensor;
    }
}
