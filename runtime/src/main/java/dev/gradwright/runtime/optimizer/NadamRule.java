package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.math.StableMath;
import dev.gradwright.runtime.settings.Setting;
import dev.gradwright.runtime.state.StateVisitor;

/**
 * Nadam (Dozat, 2016) as in Keras: Adam with Nesterov's look-ahead and a momentum that warms up, {@code μₜ = β₁(1 −
 * ½·.96ᵗ)}. With {@code U} the product of all μ so far, {@code m̂ = μₜ₊₁m/(1 − Uμₜ₊₁) + (1 − μₜ)g/(1 − U); v̂ = v/(1 −
 * β₂ᵗ); w ← w − ηm̂/(√v̂ + ε)}.
 */
public final class NadamRule implements OnePassRule {
    private static final double WARM_UP = 0.96;

    private final Setting beta1;
    private final Setting beta2;
    private final Setting epsilon;
    private double product = 1;
    private float firstFactor;
    private float gradientFactor;
    private float secondFactor;

    /**
     * @param beta1 the decay of the first moment, in [0, 1)
     * @param beta2 the decay of the second moment, in [0, 1)
     * @param epsilon ε, greater than 0
     */
    public NadamRule(double beta1, double beta2, double epsilon) {
        this(Setting.of(beta1), Setting.of(beta2), Setting.of(epsilon));
    }

    /** A rule with values that may change from step to step. */
    public NadamRule(Setting beta1, Setting beta2, Setting epsilon) {
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
        return slot == 0 ? "m" : "v";
    }

    @Override
    public void beginStep(long step, double learningRate) {
        double t = (double) step;
        double now = warmedUp(t);
        double next = warmedUp(t + 1);
        product *= now;
        firstFactor = (float) (learningRate * next / (1 - product * next));
        gradientFactor = (float) (learningRate * (1 - now) / (1 - product));
        secondFactor = (float) (1 / (1 - StableMath.pow(beta2.value(), t)));
    }

    private double warmedUp(double t) {
        return beta1.value() * (1 - 0.5 * StableMath.pow(WARM_UP, t));
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        update(weights, gradient, slots[0], slots[1], decay, from, to);
    }

    private void update(
            float[] weights, float[] gradient, float[] first, float[] second, float decay, int from, int to) {
        float c1 = (float) (1 - beta1.value());
        float c2 = (float) (1 - beta2.value());
        float fm = firstFactor;
        float fg = gradientFactor;
        float fv = secondFactor;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float m = first[i] + (g - first[i]) * c1;
            float v = second[i] + (g * g - second[i]) * c2;
            first[i] = m;
            second[i] = v;
            weights[i] = w - decay * w - (fm * m + fg * g) / ((float) Math.sqrt(fv * v) + eps);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        product = visitor.visit("product", product);
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
