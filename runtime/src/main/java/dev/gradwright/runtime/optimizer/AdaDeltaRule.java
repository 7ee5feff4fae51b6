package dev.gradwright.runtime.optimizer;

/**
 * AdaDelta (Zeiler, 2012) as in Keras: {@code a ← ρa + (1 − ρ)g²; Δ = −g·√(d + ε)/√(a + ε); d ← ρd + (1 − ρ)Δ²; w ← w +
 * ηΔ}.
 */
public final class AdaDeltaRule implements OnePassRule {
    private final float rho;
    private final float newShare;
    private final float epsilon;
    private float rate;

    /**
     * @param rho ρ, the decay of the averages, in [0, 1)
     * @param epsilon ε, greater than 0
     */
    public AdaDeltaRule(double rho, double epsilon) {
        this.rho = (float) rho;
        this.newShare = (float) (1 - rho);
        this.epsilon = (float) epsilon;
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
        float r = rho;
        float c = newShare;
        float eta = rate;
        float eps = epsilon;
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
