package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.settings.Setting;

/**
 * AdaDelta (Zeiler, 2012) as in Keras: {@code a ← ρa + (1 − ρ)g²; Δ = −g·√(d + ε)/√(a + ε); d ← ρd + (1 − ρ)Δ²; w ← w +
 * ηΔ}.
 */
public final class AdaDeltaRule implements OnePassRule {
    private final Setting rho;
    private final Setting epsilon;
    private float rate;

    /**
     * @param rho ρ, the decay of the averages, in [0, 1)
     * @param epsilon ε, greater than 0
     */
    public AdaDeltaRule(double rho, double epsilon) {
        this(Setting.of(rho), Setting.of(epsilon));
    }

    /** A rule with values that may change from step to step. */
    public AdaDeltaRule(Setting rho, Setting epsilon) {
        this.rho = rho;
        this.epsilon = epsilon;
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public String slotName(int slot) {
        return slot == 0 ? "a" : "d";
    }

    @Override
    public void beginStep(long step, double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        update(weights, gradient, slots[0], slots[1], decay, from, to);
    }

    private void update(
            float[] weights, float[] gradient, float[] squares, float[] squaredChanges, float decay, int from, int to) {
        float r = rho.floatValue();
        float c = (float) (1 - rho.value());
        float eta = rate;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float d = squaredChanges[i];
            float a = r * squares[i] + c * (g * g);
            float change = -g * (float) Math.sqrt(d + eps) / (float) Math.sqrt(a + eps);
            squares[i] = a;
            squaredChanges[i] = r * d + c * (change * change);
            weights[i] = w - decay * w + eta * change;
        }
    }
}
