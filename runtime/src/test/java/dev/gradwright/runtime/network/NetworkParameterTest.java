package dev.gradwright.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.settings.Setting;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class NetworkParameterTest {
    private final Kernels kernels = KernelTier.EJML.newKernels();
    private final NetworkParameter bias = new NetworkParameter("hidden1.bias", kernels.vector(2), kernels.vector(2));
    private final NetworkParameter movingMean = new NetworkParameter("norm1.movingMean", kernels.vector(2), null);

    @Test
    void valuesAreCopiedInAndOut() {
        bias.set(row(1, 2));
        bias.get().set(0, 0, 99);

        assertThat(bias.get().data).containsExactly(1, 2);
        assertThat(bias).hasToString("hidden1.bias (1 x 2)");
    }

    @Test
    void gradientsCanBeReplaced() {
        bias.setGradient(row(3, 4));

        assertThat(bias.gradient().data).containsExactly(3, 4);
    }

    @Test
    void rejectsValuesThatAreNotFinite() {
        bias.set(row(1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bias.set(row(0, Float.NaN)))
                .withMessage("hidden1.bias must be finite, but row 0, column 1 is NaN");
        assertThat(bias.get().data).containsExactly(1, 2);
    }

    @Test
    void parametersThatAreNeverTrainedHaveNoGradient() {
        movingMean.setTrainable(true);

        assertThat(movingMean.trainable()).isFalse();
        assertThat(movingMean.hasGradient()).isFalse();
        assertThat(movingMean.gradient().data).containsExactly(0, 0);
        assertThatIllegalStateException()
                .isThrownBy(() -> movingMean.setGradient(row(0, 0)))
                .withMessage("norm1.movingMean is never trained and has no gradient");
    }

    @Test
    void penaltyAndConstraintAreThoseOfTheSpecification() {
        NetworkParameter held = new NetworkParameter(
                "hidden1.bias",
                kernels.vector(2),
                kernels.vector(2),
                ParameterSpec.TRAINED.l2(Setting.of(0.1)).constrained(WeightConstraint.nonNegative()));
        held.set(row(-1, 2));

        assertThat(held.penalty(kernels)).isEqualTo(0.5);
        held.constrain(kernels);

        assertThat(held.get().data).containsExactly(0, 2);
    }

    @Test
    void derivingAParameterSpecDoesNotChangeIt() {
        ParameterSpec.TRAINED.l2(Setting.of(0.1)).constrained(WeightConstraint.nonNegative());

        assertThat(ParameterSpec.TRAINED).isEqualTo(new ParameterSpec(true, true, null, null));
    }

    @Test
    void aTrainedParameterNeedsAGradient() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkParameter("w", kernels.vector(2), null, ParameterSpec.TRAINED))
                .withMessage("w is trained and needs a gradient");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkParameter("w", kernels.vector(2), kernels.vector(2), ParameterSpec.FROZEN))
                .withMessage("w is never trained and takes no gradient");
    }

    private static FMatrixRMaj row(float... values) {
        return new FMatrixRMaj(new float[][] {values});
    }
}
