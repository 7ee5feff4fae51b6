package dev.gradwright.runtime.network;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.regularization.ActivityPenalty;
import dev.gradwright.runtime.settings.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The penalties of a network on weights and on activations: their sum, which is added to the loss, and their gradients.
 */
public final class Penalties {
    private final Kernels kernels;
    private final LayerRegister layers;
    private final List<ActivityPenalty> activities = new ArrayList<>();

    /**
     * @param kernels of the network
     * @param layers whose parameters may have penalties; more may be added to it later
     */
    public Penalties(Kernels kernels, LayerRegister layers) {
        this.kernels = kernels;
        this.layers = layers;
    }

    /**
     * Adds the penalty {@code l2·Σy²/rows} on the output of a layer. The backward pass of the layer adds its gradient.
     *
     * @param output rows × units
     */
    public ActivityPenalty activity(Setting l2, Tensor output) {
        ActivityPenalty penalty = new ActivityPenalty(l2, kernels, output);
        activities.add(penalty);
        return penalty;
    }

    /** The sum of all penalties of the last batch; frozen weights add nothing. */
    public double value() {
        double sum = 0;
        for (int i = 0; i < activities.size(); i++) {
            sum += activities.get(i).value();
        }
        List<NetworkParameter> weights = layers.trained();
        for (int i = 0; i < weights.size(); i++) {
            sum += weights.get(i).penalty(kernels);
        }
        return sum;
    }

    /** Adds the gradients of the penalties on weights to those of the batch. */
    public void addGradients() {
        List<NetworkParameter> weights = layers.trained();
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).addPenaltyGradient();
        }
    }
}
