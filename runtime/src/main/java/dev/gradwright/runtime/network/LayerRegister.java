package dev.gradwright.runtime.network;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.layer.EnsembleLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.settings.NetworkSettings;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The layers of a network in order, their parameters, and the parts of the network: its spec and the supertypes that
 * declare layers.
 */
public final class LayerRegister implements Stateful {
    private final NetworkSettings settings;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<NetworkParameter> trained = new ArrayList<>();
    private final List<NetworkParameter> movingAverages = new ArrayList<>();
    private final NetworkParts parts = new NetworkParts();

    /** A register without layers, for a network without settings. */
    public LayerRegister() {
        this(NetworkSettings.declared());
    }

    /**
     * A register without layers.
     *
     * @param settings that determine the multipliers of the learning rates of layers
     */
    public LayerRegister(NetworkSettings settings) {
        this.settings = settings;
    }

    /** Adds the next layer, with its parameters. */
    public <L extends Layer> L add(L layer) {
        return add(layer, 1);
    }

    /**
     * Adds the next layer, with its parameters.
     *
     * @param learningRate the declared multiplier of the learning rate of its parameters
     */
    public <L extends Layer> L add(L layer, double learningRate) {
        layers.add(layer);
        for (Parameter parameter : layer.parameters()) {
            parameters.add(parameter);
            NetworkParameter implementation = NetworkParameter.of(parameter);
            if (implementation.hasGradient()) {
                trained.add(implementation);
                implementation.setLearningRate(settings.of(layer.name() + ".learningRate", learningRate));
            } else if (!layer.isFrozen() && !isConstant(layer)) {
                movingAverages.add(implementation);
            }
        }
        return layer;
    }

    /** Whether no step changes the parameters of a layer although it is not frozen. */
    private static boolean isConstant(Layer layer) {
        return layer instanceof EnsembleLayer;
    }

    /** Visits the parameters and the frozen flags of the layers. */
    @Override
    public void visit(StateVisitor visitor) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).visit(visitor);
        }
    }

    /** Adds layers to a part of the network. */
    public void addPart(Class<?> type, List<Layer> layers) {
        parts.add(type, layers);
    }

    /** The layers in order. */
    public List<Layer> all() {
        return Collections.unmodifiableList(layers);
    }

    /** The parameters in order of their layers. */
    public List<Parameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** The parameters that have gradients, frozen now or not. */
    List<NetworkParameter> trained() {
        return trained;
    }

    /** The moving averages of layers that are not declared frozen. */
    List<NetworkParameter> movingAverages() {
        return movingAverages;
    }

    /**
     * The summary of the network.
     *
     * @param table a title, a header and a line for each layer
     * @return the table with a mark on each layer that is frozen now, and the numbers of parameters
     */
    public String summary(String table) {
        return Summary.of(table, layers);
    }

    /**
     * Copies all parameters of a part, weights and moving averages, from the layers of the same names in another
     * network. As in Keras, the optimizer state does not change, and frozen layers stay frozen.
     *
     * @param source a generated network; the same network is allowed
     * @param part as passed to {@link #addPart}
     * @return the names of the layers that have parameters, in order
     * @throws IllegalArgumentException if {@code source} is not a generated network, lacks one of the layers, or has
     *     one with other shapes or with values that are not finite; nothing is copied then
     */
    public List<String> copy(Object source, Class<?> part) {
        return LayerCopy.copy(source, parts.layersOf(part));
    }

    /**
     * Freezes the layers of a part.
     *
     * @throws IllegalArgumentException if the network has no such part; the message lists those it has
     */
    public void freeze(Class<?> part) {
        parts.layersOf(part).forEach(Layer::freeze);
    }

    /**
     * Makes the layers of a part trainable again.
     *
     * @throws IllegalArgumentException if the network has no such part; the message lists those it has
     * @throws IllegalStateException if one of the layers is declared {@code @Frozen}; nothing is changed then
     */
    public void unfreeze(Class<?> part) {
        List<Layer> frozen =
                parts.layersOf(part).stream().filter(Layer::isFrozen).toList();
        try {
            frozen.forEach(Layer::unfreeze);
        } catch (IllegalStateException e) {
            frozen.forEach(Layer::freeze);
            throw e;
        }
    }

    /**
     * Throws if a training step could change nothing.
     *
     * @throws IllegalStateException if all layers that have parameters are frozen
     */
    void requireUnfrozen() {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (!layer.isFrozen() && !layer.parameters().isEmpty() && !isConstant(layer)) {
                return;
            }
        }
        throw new IllegalStateException(
                "all layers with parameters are frozen, so that there is nothing to train; call unfreeze() on one of them");
    }
}
