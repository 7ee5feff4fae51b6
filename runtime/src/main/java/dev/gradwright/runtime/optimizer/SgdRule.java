package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.settings.Setting;

/**
 * Gradient descent with momentum, as in Keras: {@code m ← μm − ηg; w ← w + m}, and with Nesterov's look-ahead {@code w
 * ← w + μm − ηg} with the new m. The velocity contains the learning rate. Without momentum it is {@code w ← w − ηg} and
 * needs no slots.
 */
public final class SgdRule implements OnePassRule {
    private final Setting momentum;
    private final boolean plain;
    private final boolean nesterov;
    private float rate;

    /**
     * @param momentum μ, in [0, 1); 0 means no momentum, even under a schedule that changes the momentum
     * @param nesterov whether to look ahead along the momentum
     */
    public SgdRule(double momentum, boolean nesterov) {
        this(Setting.of(momentum), nesterov);
    }

    /** A rule with a momentum that may change from step to step. */
    public SgdRule(Setting momentum, boolean nesterov) {
        this.plain = momentum.isAlwaysZero();
        this.momentum = momentum;
        this.nesterov = nesterov;
    }

    @Override
    public int slots() {
        return plain ? 0 : 1;
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
        if (plain) {
            descend(weights, gradient, rate, decay, from, to);
        } else if (nesterov) {
            lookAhead(weights, gradient, slots[0], momentum.floatValue(), rate, decay, from, to);
        } else {
            roll(weights, gradient, slots[0], momentum.floatValue(), rate, decay, from, to);
        }
    }

    private static void descend(float[] weights, float[] gradient, float rate, float decay, int from, int to) {
        for (int i = from; i < to; i++) {
            float w = weights[i];
            weights[i] = w - decay * w - rate * gradient[i];
        }
    }

    private static void roll(
            float[] weights,
            float[] gradient,
            float[] velocity,
            float momentum,
            float rate,
            float decay,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float m = momentum * velocity[i] - rate * gradient[i];
            velocity[i] = m;
            weights[i] = w - decay * w + m;
        }
    }

    private static void lookAhead(
            float[] weights,
            float[] gradient,
            float[] velocity,
            float momentum,
            float rate,
            float decay,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float push = rate * gradient[i];
            float m = momentum * velocity[i] - push;
            velocity[i] = m;
            weights[i] = w - decay * w + (momentum * m - push);
        }
    }

    @Override
    public double momentum() {
        return plain ? Double.NaN : momentum.value();
    }

    @Override
    public void setMomentum(double next) {
        momentum.set(next);
    }
}
