package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.math.StableMath;
import dev.gradwright.runtime.settings.Setting;

/**
 * AdaMax (Kingma and Ba, 2014, section 7) as in Keras: {@code m ← m + (g − m)(1 − β₁); u ← max(β₂u, |g|); w ← w −
 * ηm/((1 − β₁ᵗ)(u + ε))}.
 */
public final class AdaMaxRule implements OnePassRule {
    private final Setting beta1;
    private final Setting beta2;
    private final Setting epsilon;
    private float alpha;

    /**
     * @param beta1 the decay of the first moment, in [0, 1)
     * @param beta2 the decay of the norm, in [0, 1)
     * @param epsilon ε, greater than 0
     */
    public AdaMaxRule(double beta1, double beta2, double epsilon) {
        this(Setting.of(beta1), Setting.of(beta2), Setting.of(epsilon));
    }

    /** A rule with values that may change from step to step. */
    public AdaMaxRule(Setting beta1, Setting beta2, Setting epsilon) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public String slotName(int slot) {
        return slot == 0 ? "m" : "u";
    }

    @Override
    public void beginStep(long step, double learningRate) {
        alpha = (float) (learningRate / (1 - StableMath.pow(beta1.value(), (double) step)));
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        update(weights, gradient, slots[0], slots[1], decay, from, to);
    }

    private void update(float[] weights, float[] gradient, float[] first, float[] norm, float decay, int from, int to) {
        float c1 = (float) (1 - beta1.value());
        float b2 = beta2.floatValue();
        float a = alpha;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float m = first[i] + (g - first[i]) * c1;
            float u = Math.max(b2 * norm[i], Math.abs(g));
            first[i] = m;
            norm[i] = u;
            weights[i] = w - decay * w - a * m / (u + eps);
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
