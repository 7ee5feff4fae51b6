package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetScalerTest {
    private static TargetScaler learnt(TargetScaler scaler, float... targets) {
        for (float target : targets) {
            scaler.learn(target);
        }
        scaler.adopt();
        scaler.forget();
        return scaler;
    }

    @Test
    void noneChangesNothing() {
        TargetScaler scaler = learnt(TargetScaler.none(), 5, 100);

        assertThat(scaler.isNone()).isTrue();
        assertThat(scaler.scale(7)).isEqualTo(7);
        assertThat(scaler.unscale(7)).isEqualTo(7);
    }

    /** Mean 5 and deviation 2. */
    @Test
    void standardizes() {
        TargetScaler scaler = learnt(TargetScaler.standard(), 2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(scaler.scale(9)).isEqualTo(2);
        assertThat(scaler.unscale(2)).isEqualTo(9);
    }

    /** The logarithms are 0 and 2: mean 1, deviation 1. */
    @Test
    void standardizesLogarithms() {
        float high = (float) (Math.E * Math.E - 1);
        TargetScaler scaler = learnt(TargetScaler.logStandard(), 0, high);

        assertThat(scaler.scale(0)).isCloseTo(-1, within(1e-6f));
        assertThat(scaler.scale(high)).isCloseTo(1, within(1e-6f));
        assertThat(scaler.unscale(0)).isCloseTo((float) (Math.E - 1), within(1e-6f));
        assertThat(scaler.unscale(-2)).as("beyond 0").isCloseTo((float) (1 - Math.E), within(1e-6f));
    }

    @Test
    void aConstantIsOnlyCentered() {
        TargetScaler scaler = learnt(TargetScaler.standard(), 3, 3, 3);

        assertThat(scaler.scale(5)).isEqualTo(2);
        assertThat(scaler.unscale(2)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1, -1, 0.001f, 1e-20f, 326, 18823, -4e6f, 3e30f})
    void unscaleUndoesScale(float target) {
        TargetScaler standard = learnt(TargetScaler.standard(), 300, 5000, 18000);
        TargetScaler log = learnt(TargetScaler.logStandard(), 300, 5000, 18000);

        assertThat(standard.unscale(standard.scale(target)))
                .isCloseTo(target, within(1e-3f + 1e-6f * Math.abs(target)));
        assertThat(log.unscale(log.scale(target))).isCloseTo(target, within(1e-6f + 1e-5f * Math.abs(target)));
    }

    @Test
    void isBitIdenticalWhenRestored() {
        TargetScaler scaler = learnt(TargetScaler.logStandard(), 0.1f, 7, 3000);
        TargetScaler copy = FeatureFixture.restored(scaler, TargetScaler.logStandard());

        assertThat(copy.scale(12.3f)).isEqualTo(scaler.scale(12.3f));
        assertThat(copy.unscale(0.3f)).isEqualTo(scaler.unscale(0.3f));
    }

    @Test
    @Tag("own-jvm")
    void allocatesNothing() {
        TargetScaler scaler = learnt(TargetScaler.logStandard(), 0.1f, 7, 3000);
        float[] values = {1, -2};

        assertThat(Allocation.ofOne(() -> {
                    values[0] = scaler.unscale(scaler.scale(values[0]));
                    values[1] = scaler.unscale(scaler.scale(values[1]));
                }))
                .isZero();
    }
}
