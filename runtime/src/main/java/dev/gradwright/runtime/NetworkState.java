package dev.gradwright.runtime;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.init.WeightInitializer;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** What every generated network is put together with: its kernels, its seed, its layers and their parameters. */
public final class NetworkState {
    private final long seed;
    private final Kernels kernels;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final NetworkParts parts = new NetworkParts();

    /**
     * @param seed everything random in the network is a function of it
     * @param tier the kernels to use
     */
    public NetworkState(long seed, KernelTier tier) {
        this.seed = seed;
        this.kernels = tier.newKernels();
    }

    /** The kernels of this network. */
    public Kernels kernels() {
        return kernels;
    }

    /** The key of the random stream of that name. */
    public long stream(String name) {
        return CounterRandom.stream(seed, name);
    }

    /**
     * The number by which a sample of predictions draws from the streams: negative, for steps of training draw by theirs.
     *
     * @throws IllegalArgumentException if {@code sample} is negative
     */
    public long drawOfSample(long sample) {
        if (sample < 0) {
            throw new IllegalArgumentException("sample must be at least 0, but is " + sample);
        }
        return -1 - sample;
    }

    /** New weights of inputs × units, drawn from the stream of their name. */
    public Parameter weights(String name, int inputs, int units, Initializer initializer) {
        return weights(name, inputs, units, WeightInitializer.of(initializer));
    }

    /** New weights of inputs × units, drawn from the stream of their name. */
    public Parameter weights(String name, int inputs, int units, WeightInitializer initializer) {
        Tensor tensor = kernels.weights(inputs, units);
        return initialized(name, tensor, kernels.weights(inputs, units), initializer, inputs, units);
    }

    /** A new bias of 1 × units, drawn from the stream of its name. */
    public Parameter bias(String name, int units, Initializer initializer) {
        WeightInitializer drawn = WeightInitializer.of(initializer);
        return initialized(name, kernels.vector(units), kernels.vector(units), drawn, units, units);
    }

    private Parameter initialized(
            String name, Tensor tensor, Tensor gradient, WeightInitializer initializer, int fanIn, int fanOut) {
        FMatrixRMaj values = new FMatrixRMaj(tensor.rows(), tensor.columns());
        initializer.fill(values, fanIn, fanOut, stream(name));
        tensor.load(values);
        return new Parameter(name, tensor, gradient);
    }

    /** Adds the next layer, with its parameters. */
    public <L extends Layer> L add(L layer) {
        layers.add(layer);
        parameters.addAll(layer.parameters());
        return layer;
    }

    /** The layers in order. */
    public List<Layer> layers() {
        return Collections.unmodifiableList(layers);
    }

    /** The parameters in order of their layers. */
    public List<Parameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** Makes layers known as a part of the network: those that a type declares or inherits. */
    public void addPart(Class<?> type, List<Layer> layers) {
        parts.add(type, layers);
    }

    /**
     * Copies all parameters of a part, weights and moving averages, from the layers of the same names in another network. The
     * optimizer keeps what it has, as in Keras, and what is frozen stays frozen.
     *
     * @param source a generated network; this one itself does no harm
     * @param part as said to {@link #addPart}
     * @return the names of the layers that hold parameters, in order
     * @throws IllegalArgumentException if {@code source} is no generated network, or lacks one of the layers, or holds one of
     *     other shapes or with values that are not finite; nothing is copied then
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
     * Lets training change the layers of a part again.
     *
     * @throws IllegalArgumentException if the network has no such part; the message lists those it has
     */
    public void unfreeze(Class<?> part) {
        parts.layersOf(part).forEach(Layer::unfreeze);
    }

    /**
     * Stops a training step, before anything changes, that could change nothing.
     *
     * @throws IllegalStateException if all layers that hold parameters are frozen
     */
    public void requireUnfrozen() {
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).isFrozen() && !layers.get(i).parameters().isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException(
                "all layers with parameters are frozen, so that there is nothing to train; call unfreeze() on one of them");
    }

    /**
     * Stops a training step whose loss is not finite, and takes its batch out of all moving averages again.
     *
     * @throws DivergenceException naming the step and the first layer whose values are not finite
     */
    public void requireFinite(float loss, long step) {
        if (!Float.isFinite(loss)) {
            DivergenceException divergence = DivergenceException.at(step, loss, kernels, layers);
            restoreAverages();
            throw divergence;
        }
    }

    private void restoreAverages() {
        for (Layer layer : layers) {
            if (layer instanceof BatchNormLayer norm) {
                norm.restoreAverages();
            }
        }
    }
}
