package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.settings.Setting;

/** AdaGrad (Duchi et al., 2011) as in Keras: {@code a ← a + g²; w ← w − ηg/√(a + ε)}. ε is inside the root. */
public final class AdaGradRule implements OnePassRule {
    private final float initialAccumulator;
    private final Setting epsilon;
    private float rate;

    /**
     * @param initialAccumulator the initial value of a, at least 0
     * @param epsilon ε, greater than 0
     */
    public AdaGradRule(double initialAccumulator, double epsilon) {
        this(initialAccumulator, Setting.of(epsilon));
    }

    /** A rule with an ε that may change from step to step. */
    public AdaGradRule(double initialAccumulator, Setting epsilon) {
        this.initialAccumulator = (float) initialAccumulator;
        this.epsilon = epsilon;
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public String slotName(int slot) {
        return "a";
    }

    @Override
    public float initialValue(int slot) {
        return initialAccumulator;
    }

    @Override
    public void beginStep(long step, double learningRate) {
        rate = (float) learningRate;
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        update(weights, gradient, slots[0], rate, epsilon.floatValue(), decay, from, to);
    }

    private static void update(
            float[] weights,
            float[] gradient,
            float[] accumulator,
            float rate,
            float eps,
            float decay,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float a = accumulator[i] + g * g;
            accumulator[i] = a;
            weights[i] = w - decay * w - rate * g / (float) Math.sqrt(a + eps);
        }
    }
}
