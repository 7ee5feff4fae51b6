package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.math.StableMath;
import dev.gradwright.runtime.settings.Setting;
import java.util.List;

/**
 * Adam (Kingma and Ba, 2014) as in Keras: {@code m ← m + (g − m)(1 − β₁); v ← v + (g² − v)(1 − β₂); w ← w − αm/(√v +
 * ε)} with {@code α = η√(1 − β₂ᵗ)/(1 − β₁ᵗ)}. ε is not bias-corrected. With AMSGrad (Reddi et al., 2018) the largest v
 * so far replaces v under the root. With decoupled weight decay this is AdamW (Loshchilov and Hutter, 2017).
 */
public final class AdamRule implements OnePassRule {
    /** First and second moment, and the largest second moment so far. */
    private static final List<String> SLOTS = List.of("m", "v", "vMax");

    private final Setting beta1;
    private final Setting beta2;
    private final Setting epsilon;
    private final boolean amsgrad;
    private float alpha;

    /**
     * @param beta1 the decay of the first moment, in [0, 1)
     * @param beta2 the decay of the second moment, in [0, 1)
     * @param epsilon ε, greater than 0
     * @param amsgrad whether to use AMSGrad
     */
    public AdamRule(double beta1, double beta2, double epsilon, boolean amsgrad) {
        this(Setting.of(beta1), Setting.of(beta2), Setting.of(epsilon), amsgrad);
    }

    /** A rule with values that may change from step to step. */
    public AdamRule(Setting beta1, Setting beta2, Setting epsilon, boolean amsgrad) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.amsgrad = amsgrad;
    }

    @Override
    public int slots() {
        return amsgrad ? 3 : 2;
    }

    @Override
    public String slotName(int slot) {
        return SLOTS.get(slot);
    }

    @Override
    public void beginStep(long step, double learningRate) {
        double t = (double) step;
        alpha = (float) (learningRate
                * Math.sqrt(1 - StableMath.pow(beta2.value(), t))
                / (1 - StableMath.pow(beta1.value(), t)));
    }

    @Override
    public void update(float[] weights, float[] gradient, float[][] slots, float decay, int from, int to) {
        if (amsgrad) {
            descendByLargest(weights, gradient, slots[0], slots[1], slots[2], decay, from, to);
        } else {
            descend(weights, gradient, slots[0], slots[1], decay, from, to);
        }
    }

    private void descend(
            float[] weights, float[] gradient, float[] first, float[] second, float decay, int from, int to) {
        float c1 = (float) (1 - beta1.value());
        float c2 = (float) (1 - beta2.value());
        float a = alpha;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float m = first[i] + (g - first[i]) * c1;
            float v = second[i] + (g * g - second[i]) * c2;
            first[i] = m;
            second[i] = v;
            weights[i] = w - decay * w - a * m / ((float) Math.sqrt(v) + eps);
        }
    }

    private void descendByLargest(
            float[] weights,
            float[] gradient,
            float[] first,
            float[] second,
            float[] largest,
            float decay,
            int from,
            int to) {
        float c1 = (float) (1 - beta1.value());
        float c2 = (float) (1 - beta2.value());
        float a = alpha;
        float eps = epsilon.floatValue();
        for (int i = from; i < to; i++) {
            float w = weights[i];
            float g = gradient[i];
            float m = first[i] + (g - first[i]) * c1;
            float v = second[i] + (g * g - second[i]) * c2;
            float top = Math.max(largest[i], v);
            first[i] = m;
            second[i] = v;
            largest[i] = top;
            weights[i] = w - decay * w - a * m / ((float) Math.sqrt(top) + eps);
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
