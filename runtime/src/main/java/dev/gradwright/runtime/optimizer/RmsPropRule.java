package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.settings.Setting;

/**
 * RMSprop (Tieleman and Hinton, 2012) as in Keras: {@code v ← ρv + (1 − ρ)g²; w ← w − ηg/√(v + ε)}. ε is inside the
 * root. If centered, {@code a ← ρa + (1 − ρ)g}, and {@code v − a²}, clamped at 0, replaces v under the root. With
 * momentum {@code b ← μb + ηg/√…; w ← w − b}.
 */
public final class RmsPropRule implements OnePassRule {
    private final Setting rho;
    private final Setting momentum;
    private final Setting epsilon;
    private final boolean plain;
    private final boolean centered;
    private float rate;

    /**
     * @param rho ρ, the decay of the averages, in [0, 1)
     * @param momentum μ, in [0, 1); 0 means no momentum, even under a schedule that changes the momentum
     * @param epsilon ε, greater than 0
     * @param centered whether to subtract the squared running mean of the gradient
     */
    public RmsPropRule(double rho, double momentum, double epsilon, boolean centered) {
        this(Setting.of(rho), Setting.of(momentum), Setting.of(epsilon), centered);
    }

    /** A rule with values that may change from step to step. */
    public RmsPropRule(Setting rho, Setting momentum, Setting epsilon, boolean centered) {
        this.rho = rho;
        this.plain = momentum.isAlwaysZero();
        this.momentum = momentum;
        this.epsilon = epsilon;
        this.centered = centered;
    }

    /** The running mean of squares, then that of the gradient if centered, then the velocity if there is momentum. */
    @Override
    public int slots() {
        return 1 + (centered ? 1 : 0) + (plain ? 0 : 1);
    }

    @Override
    public String slotName(int slot) {
        if (slot == 0) {
            return "v";
        }
        return slot == 1 && centered ? "a" : "b";
    }

    @Override
    public void beginStep(long step, double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        if (centered && plain) {
            descendCentered(weights, gradient, slots[0], slots[1], decay, from, to);
        } else if (centered) {
            rollCentered(weights, gradient, slots[0], slots[1], slots[2], momentum.floatValue(), decay, from, to);
        } else if (plain) {
            descend(weights, gradient, slots[0], decay, from, to);
        } else {
            roll(weights, gradient, slots[0], slots[1], momentum.floatValue(), decay, from, to);
        }
    }

    private void descend(float[] weights, float[] gradient, float[] squares, float decay, int from, int to) {
        float r = rho.floatValue();
        float c = (float) (1 - rho.value());
        float eta = rate;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float v = r * squares[i] + c * (g * g);
            squares[i] = v;
            weights[i] = w - decay * w - eta * g / (float) Math.sqrt(v + eps);
        }
    }

    private void roll(
            float[] weights,
            float[] gradient,
            float[] squares,
            float[] velocity,
            float momentum,
            float decay,
            int from,
            int to) {
        float r = rho.floatValue();
        float c = (float) (1 - rho.value());
        float eta = rate;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float v = r * squares[i] + c * (g * g);
            float b = momentum * velocity[i] + eta * g / (float) Math.sqrt(v + eps);
            squares[i] = v;
            velocity[i] = b;
            weights[i] = w - decay * w - b;
        }
    }

    private void descendCentered(
            float[] weights, float[] gradient, float[] squares, float[] mean, float decay, int from, int to) {
        float r = rho.floatValue();
        float c = (float) (1 - rho.value());
        float eta = rate;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float fresh = c * g;
            float v = r * squares[i] + fresh * g;
            float a = r * mean[i] + fresh;
            squares[i] = v;
            mean[i] = a;
            weights[i] = w - decay * w - eta * g / (float) Math.sqrt(Math.max(v - a * a, 0f) + eps);
        }
    }

    private void rollCentered(
            float[] weights,
            float[] gradient,
            float[] squares,
            float[] mean,
            float[] velocity,
            float momentum,
            float decay,
            int from,
            int to) {
        float r = rho.floatValue();
        float c = (float) (1 - rho.value());
        float eta = rate;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float fresh = c * g;
            float v = r * squares[i] + fresh * g;
            float a = r * mean[i] + fresh;
            float b = momentum * velocity[i] + eta * g / (float) Math.sqrt(Math.max(v - a * a, 0f) + eps);
            squares[i] = v;
            mean[i] = a;
            velocity[i] = b;
            weights[i] = w - decay * w - b;
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
