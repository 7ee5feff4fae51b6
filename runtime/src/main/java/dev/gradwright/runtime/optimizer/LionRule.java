package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.settings.Setting;

/**
 * Lion (Chen et al., 2023) as in Keras: {@code w ← w − η·sign(β₁m + (1 − β₁)g); m ← m + (g − m)(1 − β₂)}. The sign of 0
 * is 0.
 */
public final class LionRule implements OnePassRule {
    /** Multiplying by it twice makes the magnitude of every float except 0 at least 1. */
    private static final float HUGE = 0x1p127f;

    private final Setting beta1;
    private final Setting beta2;
    private float rate;

    /**
     * @param beta1 the weight of m in the direction, in [0, 1)
     * @param beta2 the decay of m, in [0, 1)
     */
    public LionRule(double beta1, double beta2) {
        this(Setting.of(beta1), Setting.of(beta2));
    }

    /** A rule with values that may change from step to step. */
    public LionRule(Setting beta1, Setting beta2) {
        this.beta1 = beta1;
        this.beta2 = beta2;
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public String slotName(int slot) {
        return "m";
    }

    @Override
    public void beginStep(long step, double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        update(weights, gradient, slots[0], decay, from, to);
    }

    private void update(float[] weights, float[] gradient, float[] mean, float decay, int from, int to) {
        float b1 = beta1.floatValue();
        float c1 = (float) (1 - beta1.value());
        float c2 = (float) (1 - beta2.value());
        float eta = rate;
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float m = mean[i];
            float direction = b1 * m + c1 * g;
            // Math.signum in operations that HotSpot vectorizes
            float sign = Math.max(-1f, Math.min(1f, direction * HUGE * HUGE));
            mean[i] = m + (g - m) * c2;
            weights[i] = w - decay * w - eta * sign;
        }
    }

    @Override
    public double momentum() {
        return beta1.value();
    }

    @Override
    public void setMomentum(double momentum) {
        beta1.set(momentum);
    }
}
