package dev.gradwright.runtime.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterSpec;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightConstraintTest {
    private final Kernels kernels = KernelTier.PORTABLE.newKernels();

    @Test
    void maxNormScalesDownTheWeightsOfEachUnit() {
        assertThat(constrained(WeightConstraint.maxNorm(1)))
                .containsExactly(new float[] {0.6f, 0.3f, -0.8f, 0.4f}, within(1e-6f));
    }

    @Test
    void unitNormScalesUpToo() {
        assertThat(constrained(WeightConstraint.unitNorm()))
                .containsExactly(new float[] {0.6f, 0.6f, -0.8f, 0.8f}, within(1e-6f));
    }

    @Test
    void nonNegativeSetsNegativeWeightsToZero() {
        assertThat(constrained(WeightConstraint.nonNegative())).containsExactly(3, 0.3f, 0, 0.4f);
    }

    @Test
    void frozenLayersDoNotChange() {
        NetworkParameter parameter = parameter(WeightConstraint.nonNegative());
        parameter.setTrainable(false);

        parameter.constrain(kernels);

        assertThat(parameter.get().data).containsExactly(3, 0.3f, -4, 0.4f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void rejectsALimitThatIsNotPositive(double limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightConstraint.maxNorm(limit))
                .withMessage("the limit of a norm must be finite and greater than 0, but is " + limit);
    }

    /** Of two units with norms 5 and 0.5. */
    private float[] constrained(WeightConstraint constraint) {
        NetworkParameter parameter = parameter(constraint);
        parameter.constrain(kernels);
        return parameter.get().data;
    }

    private NetworkParameter parameter(WeightConstraint constraint) {
        NetworkParameter parameter = new NetworkParameter(
                "layer.weights",
                kernels.weights(2, 2),
                kernels.weights(2, 2),
                ParameterSpec.TRAINED.constrained(constraint));
        parameter.set(new FMatrixRMaj(2, 2, true, 3, 0.3f, -4, 0.4f));
        return parameter;
    }
}
