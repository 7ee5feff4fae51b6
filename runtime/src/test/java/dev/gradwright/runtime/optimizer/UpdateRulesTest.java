package dev.gradwright.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every rule. Their numbers are compared with those of Keras elsewhere. */
class UpdateRulesTest {
    private static final double RATE = 0.01;

    static Stream<Named<UpdateRule>> rules() {
        return Stream.of(
                Named.of("SGD", new SgdRule(0, false)),
                Named.of("momentum", new SgdRule(0.9, false)),
                Named.of("Nesterov", new SgdRule(0.9, true)),
                Named.of("AdaGrad", new AdaGradRule(0.1, 1e-7)),
                Named.of("RMSprop", new RmsPropRule(0.9, 0, 1e-7, false)),
                Named.of("RMSprop with momentum", new RmsPropRule(0.9, 0.9, 1e-7, false)),
                Named.of("centered RMSprop", new RmsPropRule(0.9, 0, 1e-7, true)),
                Named.of("centered RMSprop with momentum", new RmsPropRule(0.9, 0.9, 1e-7, true)),
                Named.of("AdaDelta", new AdaDeltaRule(0.95, 1e-7)),
                Named.of("Adam", new AdamRule(0.9, 0.999, 1e-7, false)),
                Named.of("AMSGrad", new AdamRule(0.9, 0.999, 1e-7, true)),
                Named.of("AdaMax", new AdaMaxRule(0.9, 0.999, 1e-7)),
                Named.of("Nadam", new NadamRule(0.9, 0.999, 1e-7)),
                Named.of("Lion", new LionRule(0.9, 0.99)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void goesDownhill(UpdateRule rule) {
        float[] weights = {1, -1};
        step(rule, weights, new float[] {2, -0.5f}, slots(rule, 2), 0);

        assertThat(weights[0]).isLessThan(1);
        assertThat(weights[1]).isGreaterThan(-1);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsPaddingZero(UpdateRule rule) {
        float[] weights = {0, 1};
        float[][] slots = slots(rule, 2);
        for (int i = 0; i < 3; i++) {
            step(rule, weights, new float[] {0, 1}, slots, 0.1f);
        }

        assertThat(weights[0]).isZero();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void decaysBeforeItUpdates(UpdateRule rule) {
        float[] decayed = {0.9f};
        float[] weights = {1};
        float[][] slots = slots(rule, 1);
        rule.beginStep(1, RATE);
        rule.update(decayed, new float[] {3}, slots(rule, 1), 0, 1);
        rule.update(weights, new float[] {3}, slots, 0.1f, 0, 1);

        assertThat(weights[0]).isCloseTo(decayed[0], within(1e-6f));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void allocatesNothing(UpdateRule rule) {
        float[] weights = new float[100];
        float[] gradient = new float[100];
        float[][] slots = slots(rule, 100);
        Arrays.fill(gradient, 0.1f);

        assertThat(Allocation.ofOne(() -> step(rule, weights, gradient, slots, 1e-3f)))
                .isZero();
    }

    @Test
    void aCustomRuleHasWeightDecay() {
        UpdateRule still = new UpdateRule() {
            @Override
            public int slots() {
                return 0;
            }

            @Override
            public void beginStep(long step, double learningRate) {}

            @Override
            public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {}
        };
        float[] weights = {2};

        still.update(weights, new float[] {5}, new float[0][], 0.25f, 0, weights.length);

        assertThat(weights[0]).isEqualTo(1.5f);
    }

    @Test
    void theVarianceOfACenteredRmsPropIsNotBelowZero() {
        UpdateRule rule = new RmsPropRule(0.9, 0, 1e-7, true);
        float[] weights = {0};
        float[][] slots = slots(rule, 1);
        for (int i = 0; i < 500; i++) {
            step(rule, weights, new float[] {1000}, slots, 0);
        }

        assertThat(weights[0]).isFinite();
    }

    @Test
    void lionUsesTheSignOfTheSmallestFloats() {
        float[] weights = {0, 0, 0};
        UpdateRule rule = new LionRule(0, 0.99);
        step(rule, weights, new float[] {Float.MIN_VALUE, -Float.MAX_VALUE, 0}, slots(rule, 3), 0);

        assertThat(weights).containsExactly((float) -RATE, (float) RATE, 0);
    }

    private static void step(UpdateRule rule, float[] weights, float[] gradient, float[][] slots, float decay) {
        rule.beginStep(1, RATE);
        rule.update(weights, gradient, slots, decay, 0, weights.length);
    }

    private static float[][] slots(UpdateRule rule, int length) {
        float[][] slots = new float[rule.slots()][length];
        for (int slot = 0; slot < slots.length; slot++) {
            Arrays.fill(slots[slot], rule.initialValue(slot));
        }
        return slots;
    }
}
