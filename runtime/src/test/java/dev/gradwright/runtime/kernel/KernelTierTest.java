package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTierTest {
    private static final String PROPERTY = "gradwright.kernels";

    @ParameterizedTest
    @EnumSource
    void makesItsOwnKernels(KernelTier tier) {
        assertThat(Samples.kernels(tier).getClass().getSimpleName()).isEqualToIgnoringCase(tier + "Kernels");
    }

    @Test
    void everyTierCanBeRequestedByName() {
        assertThat(TierSelection.choose("portable")).isEqualTo(KernelTier.PORTABLE);
        assertThat(TierSelection.choose("EJML")).isEqualTo(KernelTier.EJML);
    }

    @Test
    void autoIsVectorIfTheModuleIsPresent() {
        assumeTrue(VectorProvider.obstacle() == null);
        assertThat(TierSelection.choose("auto")).isEqualTo(KernelTier.VECTOR);
        assertThat(TierSelection.choose("vector")).isEqualTo(KernelTier.VECTOR);
    }

    @Test
    void autoIsPortableWithoutTheModule() {
        assumeTrue(VectorProvider.obstacle() != null);
        assertThat(TierSelection.choose("auto")).isEqualTo(KernelTier.PORTABLE);
    }

    @Test
    void withoutTheModuleVectorNamesTheFlag() {
        assumeFalse(VectorProvider.isPresent());
        assertThatThrownBy(() -> TierSelection.choose("vector"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--add-modules jdk.incubator.vector");
        assertThatThrownBy(KernelTier.VECTOR::newKernels).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrongValueIsNamedEachTimeUntilItIsRight() {
        TierSelection selection = new TierSelection();
        String before = System.getProperty(PROPERTY);
        try {
            System.setProperty(PROPERTY, "cuda");
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(selection::active)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("system property gradwright.kernels is 'cuda'");
            }
            System.setProperty(PROPERTY, "ejml");
            assertThat(selection.active()).isEqualTo(KernelTier.EJML);
            System.setProperty(PROPERTY, "portable");
            assertThat(selection.active()).as("decided once").isEqualTo(KernelTier.EJML);
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable String value) {
        if (value == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, value);
        }
    }

    @Test
    void anUnknownTierIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> TierSelection.choose("cuda"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("system property gradwright.kernels is 'cuda', but must be auto, vector, portable or ejml");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 32})
    void vectorKernelsRejectUnsupportedVectorLengths(int lanes) {
        assertThatThrownBy(() -> VectorProvider.requireFit(lanes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vectors of 128 to 512 bits, but this JVM's have " + lanes * 32)
                .hasMessageContaining("-Dgradwright.kernels=portable");
    }
}
