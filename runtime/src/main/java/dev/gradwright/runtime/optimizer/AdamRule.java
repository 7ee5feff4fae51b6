package dev.gradwright.runtime.optimizer;

/**
 * Adam (Kingma and Ba, 2014) as in Keras: {@code m ← m + (g − m)(1 − β₁); v ← v + (g² − v)(1 − β₂); w ← w − αm/(√v + ε)} with
 * {@code α = η√(1 − β₂ᵗ)/(1 − β₁ᵗ)}. ε is not bias-corrected.
 */
public final class AdamRule implements UpdateRule {
    private final double beta2;
    private final float epsilon;
    private double beta1;
    private float alpha;

    /**
     * @param beta1 the decay of the first moment, in [0, 1)
     * @param beta2 the decay of the second moment, in [0, 1)
     * @param epsilon ε, greater than 0
     */
    public AdamRule(double beta1, double beta2, double epsilon) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void beginStep(long step, double learningRate) {
        double t = (double) step;
        alpha = (float) (learningRate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t)));
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots) {
        update(weights, gradient, slots[0], slots[1], (float) (1 - beta1), (float) (1 - beta2), alpha, epsilon);
    }

    private static void update(
            float[] weights, float[] gradient, float[] first, float[] second, float c1, float c2, float a, float eps) {
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i];
            float m = first[i] + (g - first[i]) * c1;
            float v = second[i] + (g * g - second[i]) * c2;
            first[i] = m;
            second[i] = v;
            weights[i] -= a * m / ((float) Math.sqrt(v) + eps);
        }
    }

    @Override
    public double momentum() {
        return beta1;
    }

    @Override
    public void setMomentum(double momentum) {
        beta1 = momentum;
    }
}
