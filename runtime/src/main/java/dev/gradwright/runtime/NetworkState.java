package dev.gradwright.runtime;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.init.WeightInitializer;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.regularization.ActivityPenalty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** What every generated network is put together with: its kernels, its seed, its layers and their parameters. */
public final class NetworkState {
    private final long seed;
    private final Kernels kernels;
    private final boolean fresh;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<NetworkParameter> trained = new ArrayList<>();
    private final List<NetworkParameter> averages = new ArrayList<>();
    private final List<BatchNormState> norms = new ArrayList<>();
    private final NetworkParts parts = new NetworkParts();
    private final List<ActivityPenalty> activities = new ArrayList<>();
    private String firstNotFinite = "";
    private boolean diverged;

    /**
     * @param seed determines all random numbers of the network
     * @param tier the kernels to use
     */
    public NetworkState(long seed, KernelTier tier) {
        this(seed, tier, true);
    }

    private NetworkState(long seed, KernelTier tier, boolean fresh) {
        this.seed = seed;
        this.kernels = tier.newKernels();
        this.fresh = fresh;
    }

    /**
     * For a network whose parameters are all about to be loaded: nothing is drawn for weights and biases, which would take longer
     * than the file, and until then they are zero.
     *
     * @param tier the kernels to use
     */
    public static NetworkState toBeLoaded(KernelTier tier) {
        return new NetworkState(0, tier, false);
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
    public NetworkParameter weights(String name, int inputs, int units, Initializer initializer) {
        return weights(name, inputs, units, WeightInitializer.of(initializer));
    }

    /** New weights of inputs × units, drawn from the stream of their name. */
    public NetworkParameter weights(String name, int inputs, int units, WeightInitializer initializer) {
        return Memory.naming(name, inputs, units, () -> {
            Tensor tensor = kernels.weights(inputs, units);
            return initialized(name, tensor, kernels.weights(inputs, units), initializer, inputs, units);
        });
    }

    /** A new bias of 1 × units, drawn from the stream of its name. */
    public NetworkParameter bias(String name, int units, Initializer initializer) {
        WeightInitializer drawn = WeightInitializer.of(initializer);
        return initialized(name, kernels.vector(units), kernels.vector(units), drawn, units, units);
    }

    /** A new parameter of 1 × columns that begins with the same value everywhere. */
    public NetworkParameter constant(String name, int columns, float value) {
        Tensor tensor = kernels.vector(columns);
        tensor.fill(value);
        return new NetworkParameter(name, tensor, kernels.vector(columns));
    }

    /** {@link #constant} that is never trained. */
    public NetworkParameter frozenConstant(String name, int columns, float value) {
        Tensor tensor = kernels.vector(columns);
        tensor.fill(value);
        return new NetworkParameter(name, tensor, null);
    }

    /** The state of a new batch norm. */
    public BatchNormState batchNorm(int features, float momentum, float epsilon) {
        return add(new BatchNormState(kernels, features, momentum, epsilon));
    }

    /** {@link #batchNorm} that is never trained. */
    public BatchNormState frozenBatchNorm(int features, float momentum, float epsilon) {
        return add(BatchNormState.frozen(kernels, features, momentum, epsilon));
    }

    private BatchNormState add(BatchNormState norm) {
        norms.add(norm);
        return norm;
    }

    /** {@link #weights(String, int, int, Initializer)} that are never trained. */
    public NetworkParameter frozenWeights(String name, int inputs, int units, Initializer initializer) {
        return frozenWeights(name, inputs, units, WeightInitializer.of(initializer));
    }

    /** {@link #weights(String, int, int, WeightInitializer)} that are never trained. */
    public NetworkParameter frozenWeights(String name, int inputs, int units, WeightInitializer initializer) {
        return Memory.naming(
                name,
                inputs,
                units,
                () -> initialized(name, kernels.weights(inputs, units), null, initializer, inputs, units));
    }

    /** {@link #bias} that is never trained. */
    public NetworkParameter frozenBias(String name, int units, Initializer initializer) {
        return initialized(name, kernels.vector(units), null, WeightInitializer.of(initializer), units, units);
    }

    private NetworkParameter initialized(
            String name,
            Tensor tensor,
            @Nullable Tensor gradient,
            WeightInitializer initializer,
            int fanIn,
            int fanOut) {
        if (fresh) {
            FMatrixRMaj values = new FMatrixRMaj(tensor.rows(), tensor.columns());
            initializer.fill(values, fanIn, fanOut, stream(name));
            tensor.load(values);
        }
        return new NetworkParameter(name, tensor, gradient);
    }

    /** Adds the next layer, with its parameters. */
    public <L extends Layer> L add(L layer) {
        layers.add(layer);
        for (Parameter parameter : layer.parameters()) {
            parameters.add(parameter);
            NetworkParameter inside = NetworkParameter.of(parameter);
            if (inside.hasGradient()) {
                trained.add(inside);
            } else if (!layer.isFrozen()) {
                averages.add(inside);
            }
        }
        return layer;
    }

    /** The layers in order. */
    public List<Layer> layers() {
        return Collections.unmodifiableList(layers);
    }

    /**
     * What a network says of itself.
     *
     * @param table a title, a header and a line for each layer
     * @return the table with a mark on each layer that is frozen now, and the numbers of parameters
     */
    public String summary(String table) {
        return Summary.of(table, layers);
    }

    /** The parameters in order of their layers. */
    public List<Parameter> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** Makes layers known as a part of the network, those that a type declares or inherits; more of them can be added later. */
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
     * @throws IllegalStateException if one of the layers is {@code @Frozen} in its declaration; nothing is changed then
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
     * Begins a training step. Whatever earlier batches left in the moving averages is kept, also if one ended in an exception.
     *
     * @throws IllegalStateException if all layers that hold parameters are frozen, so that the step could change nothing
     */
    public void beginStep() {
        requireUnfrozen();
        acceptAverages();
    }

    private void requireUnfrozen() {
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).isFrozen() && !layers.get(i).parameters().isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException(
                "all layers with parameters are frozen, so that there is nothing to train; call unfreeze() on one of them");
    }

    /** Makes a penalty {@code l2·Σy²/rows} on what a layer outputs a part of the loss; its gradient is the layer's affair. */
    public ActivityPenalty penalizedActivity(double l2, Tensor output) {
        ActivityPenalty penalty = new ActivityPenalty(l2, kernels, output);
        activities.add(penalty);
        return penalty;
    }

    /** What penalties add to the loss of the last batch; weights that are frozen add nothing. */
    public double penalty() {
        double sum = 0;
        for (int i = 0; i < activities.size(); i++) {
            sum += activities.get(i).value();
        }
        for (int i = 0; i < trained.size(); i++) {
            sum += trained.get(i).penalty(kernels);
        }
        return sum;
    }

    /** Adds the gradients of the penalties on weights to those of the batch. */
    public void addPenaltyGradients() {
        for (int i = 0; i < trained.size(); i++) {
            trained.get(i).addPenaltyGradient();
        }
    }

    /**
     * Makes the exception of a step whose loss is not finite. The batch runs forward once more to find the layer where it
     * begins, and then no longer counts in any moving average.
     *
     * @param x the features of the batch
     * @param y its targets
     * @param head of the network
     * @param optimizer of the network
     * @param forward runs the layers one by one and shows the output of each to {@link #trace}
     */
    public DivergenceException diverged(
            float loss, FMatrixRMaj x, FMatrixRMaj y, OutputHead head, ParameterOptimizer optimizer, Runnable forward) {
        diverged = true;
        restoreAverages();
        firstNotFinite = "";
        forward.run();
        restoreAverages();
        return new StepReport(optimizer, x, y, head, trained).ofLoss(loss, firstNotFinite);
    }

    /** Remembers the first layer whose output is not finite. */
    public void trace(Layer layer, Tensor output) {
        if (firstNotFinite.isEmpty() && !kernels.isFinite(output)) {
            firstNotFinite = layer.name();
        }
    }

    /**
     * Stops a training step whose loss is finite, but not a gradient or a moving average. The batch no longer counts in any
     * moving average then.
     *
     * @param x the features of the batch
     * @param y its targets
     * @param head of the network
     * @param optimizer of the network
     * @throws DivergenceException naming the step and the parameter
     */
    public void requireFiniteGradients(FMatrixRMaj x, FMatrixRMaj y, OutputHead head, ParameterOptimizer optimizer) {
        for (int i = 0; i < trained.size(); i++) {
            NetworkParameter parameter = trained.get(i);
            if (parameter.trainable() && !kernels.isFinite(parameter.gradientTensor())) {
                diverged = true;
                restoreAverages();
                throw new StepReport(optimizer, x, y, head, trained).ofGradient(parameter);
            }
        }
        for (int i = 0; i < averages.size(); i++) {
            if (!kernels.isFinite(averages.get(i).tensor())) {
                diverged = true;
                DivergenceException divergence =
                        new StepReport(optimizer, x, y, head, trained).ofAverage(averages.get(i));
                restoreAverages();
                throw divergence;
            }
        }
        acceptAverages();
        diverged = false;
    }

    private void acceptAverages() {
        for (int i = 0; i < norms.size(); i++) {
            norms.get(i).acceptAverages();
        }
    }

    private void restoreAverages() {
        norms.forEach(BatchNormState::restoreAverages);
    }

    /**
     * Throws if the last batch diverged.
     *
     * @throws IllegalStateException if the last batch diverged and left no gradients to apply
     */
    public void requireGradients() {
        if (diverged) {
            throw new IllegalStateException(
                    "the last batch diverged and left no gradients to apply; call computeGradients with another batch first");
        }
    }
}
