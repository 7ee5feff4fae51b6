package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelTierTest {
    @ParameterizedTest
    @EnumSource
    void kernelsKnowTheirTier(KernelTier tier) {
        assertThat(Samples.kernels(tier).tier()).isEqualTo(tier);
    }

    @Test
    void everyTierCanBeAskedForByName() {
        assertThat(Selection.choose("portable")).isEqualTo(KernelTier.PORTABLE);
        assertThat(Selection.choose("EJML")).isEqualTo(KernelTier.EJML);
    }

    @Test
    void autoIsVectorWhereTheModuleIsThere() {
        assumeTrue(VectorProvider.isFast());
        assertThat(Selection.choose("auto")).isEqualTo(KernelTier.VECTOR);
        assertThat(Selection.choose("vector")).isEqualTo(KernelTier.VECTOR);
    }

    @Test
    void autoIsPortableElsewhere() {
        assumeFalse(VectorProvider.isFast());
        assertThat(Selection.choose("auto")).isEqualTo(KernelTier.PORTABLE);
    }

    @Test
    void withoutTheModuleVectorNamesTheFlag() {
        assumeFalse(VectorProvider.isPresent());
        assertThatThrownBy(() -> Selection.choose("vector"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--add-modules jdk.incubator.vector");
        assertThatThrownBy(KernelTier.VECTOR::newKernels).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnknownTierIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> Selection.choose("cuda"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("system property gradwright.kernels is 'cuda', but must be auto, vector, portable or ejml");
    }
}
