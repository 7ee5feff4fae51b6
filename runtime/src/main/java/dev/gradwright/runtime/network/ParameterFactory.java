package dev.gradwright.runtime.network;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.init.WeightInitializer;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.random.RandomStream;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Creates the parameters and the random streams of one network, and visits the state of the streams. */
public final class ParameterFactory implements Stateful {
    private final long seed;
    private final KernelTier tier;
    private final Kernels kernels;
    private final boolean draws;
    private final List<LayerStream> streams = new ArrayList<>();

    /**
     * @param seed determines all random numbers of the network
     * @param tier the kernels to use
     */
    public ParameterFactory(long seed, KernelTier tier) {
        this(seed, tier, true);
    }

    private ParameterFactory(long seed, KernelTier tier, boolean draws) {
        this.seed = seed;
        this.tier = tier;
        this.kernels = tier.newKernels();
        this.draws = draws;
    }

    /**
     * A factory for a network whose parameters are loaded from a file next. Weights and biases are zero until then,
     * because drawing them would take longer than loading them.
     *
     * @param tier the kernels to use
     */
    public static ParameterFactory toBeLoaded(KernelTier tier) {
        return new ParameterFactory(0, tier, false);
    }

    /** The seed that determined the parameters; empty if they were to be loaded. */
    OptionalLong seed() {
        return draws ? OptionalLong.of(seed) : OptionalLong.empty();
    }

    /** The tier of the kernels. */
    public KernelTier tier() {
        return tier;
    }

    /** The kernels of the network. */
    public Kernels kernels() {
        return kernels;
    }

    /** The random stream of a layer, which its name and the seed determine. */
    public RandomStream stream(String layer) {
        RandomStream stream = new RandomStream(CounterRandom.stream(seed, layer));
        streams.add(new LayerStream(layer, stream));
        return stream;
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (int i = 0; i < streams.size(); i++) {
            visitor.visit(streams.get(i).layer(), streams.get(i).stream());
        }
    }

    /** Trained weights, inputs × units, drawn from the stream of their name. */
    public NetworkParameter weights(String name, int inputs, int units, Initializer initializer) {
        return weights(name, inputs, units, initializer, ParameterSpec.TRAINED);
    }

    /** Trained weights, inputs × units, drawn from the stream of their name. */
    public NetworkParameter weights(String name, int inputs, int units, WeightInitializer initializer) {
        return weights(name, inputs, units, initializer, ParameterSpec.TRAINED);
    }

    /** Weights, inputs × units, drawn from the stream of their name. */
    public NetworkParameter weights(String name, int inputs, int units, Initializer initializer, ParameterSpec spec) {
        return weights(name, inputs, units, WeightInitializer.of(initializer), spec);
    }

    /**
     * Weights, inputs × units, drawn from the stream of their name.
     *
     * @throws OutOfMemoryError with the name and the size, if the heap is too small
     */
    public NetworkParameter weights(
            String name, int inputs, int units, WeightInitializer initializer, ParameterSpec spec) {
        return NamedAllocation.of(name, inputs, units, () -> {
            Tensor tensor = kernels.weights(inputs, units);
            Tensor gradient = spec.trained() ? kernels.weights(inputs, units) : null;
            draw(name, tensor, initializer, inputs, units);
            return new NetworkParameter(name, tensor, gradient, spec);
        });
    }

    /**
     * A trained table, entries × units, drawn from the stream of its name. A step changes only the rows that its batch has
     * read.
     *
     * @throws OutOfMemoryError with the name and the size, if the heap is too small
     */
    public NetworkParameter sparseTable(String name, int entries, int units, WeightInitializer initializer) {
        return NamedAllocation.of(name, entries, units, () -> {
            Tensor tensor = kernels.weights(entries, units);
            draw(name, tensor, initializer, entries, units);
            return new NetworkParameter(
                    name, tensor, kernels.weights(entries, units), ParameterSpec.TRAINED, new TableRows(entries));
        });
    }

    /** A trained bias, 1 × units, drawn from the stream of its name. */
    public NetworkParameter bias(String name, int units, Initializer initializer) {
        return bias(name, units, initializer, ParameterSpec.TRAINED);
    }

    /** A bias, 1 × units, drawn from the stream of its name. */
    public NetworkParameter bias(String name, int units, Initializer initializer, ParameterSpec spec) {
        NetworkParameter bias = vector(name, units, spec);
        draw(name, bias.tensor(), WeightInitializer.of(initializer), units, units);
        return bias;
    }

    /** Trained weights of the members of an ensemble, inputs × members·units; each member's are drawn by themselves. */
    public NetworkParameter memberWeights(String name, int inputs, int units, int members, Initializer initializer) {
        return memberWeights(name, inputs, units, members, initializer, ParameterSpec.TRAINED);
    }

    /** Trained weights of the members of an ensemble, inputs × members·units; each member's are drawn by themselves. */
    public NetworkParameter memberWeights(
            String name, int inputs, int units, int members, WeightInitializer initializer) {
        return memberWeights(name, inputs, units, members, initializer, ParameterSpec.TRAINED);
    }

    /** Weights of the members of an ensemble, inputs × members·units; each member's are drawn by themselves. */
    public NetworkParameter memberWeights(
            String name, int inputs, int units, int members, Initializer initializer, ParameterSpec spec) {
        return memberWeights(name, inputs, units, members, WeightInitializer.of(initializer), spec);
    }

    /**
     * Weights of the members of an ensemble, inputs × members·units. Each member's are drawn by themselves, as those of
     * a layer of inputs × units.
     *
     * @throws OutOfMemoryError with the name and the size, if the heap is too small
     */
    public NetworkParameter memberWeights(
            String name, int inputs, int units, int members, WeightInitializer initializer, ParameterSpec spec) {
        return NamedAllocation.of(name, inputs, members * units, () -> {
            Tensor tensor = kernels.weights(inputs, members * units);
            Tensor gradient = spec.trained() ? kernels.weights(inputs, members * units) : null;
            drawMembers(name, tensor, initializer, inputs, units, members);
            return new NetworkParameter(name, tensor, gradient, spec);
        });
    }

    /** A trained bias of the members of an ensemble, 1 × members·units; each member's is drawn by itself. */
    public NetworkParameter memberBias(String name, int units, int members, Initializer initializer) {
        return memberBias(name, units, members, initializer, ParameterSpec.TRAINED);
    }

    /** A bias of the members of an ensemble, 1 × members·units; each member's is drawn by itself. */
    public NetworkParameter memberBias(
            String name, int units, int members, Initializer initializer, ParameterSpec spec) {
        NetworkParameter bias = vector(name, members * units, spec);
        drawMembers(name, bias.tensor(), WeightInitializer.of(initializer), units, units, members);
        return bias;
    }

    private void drawMembers(
            String name, Tensor tensor, WeightInitializer initializer, int fanIn, int units, int members) {
        if (!draws) {
            return;
        }
        FMatrixRMaj all = new FMatrixRMaj(tensor.rows(), tensor.columns());
        FMatrixRMaj one = new FMatrixRMaj(tensor.rows(), units);
        for (int m = 0; m < members; m++) {
            initializer.fill(one, fanIn, units, CounterRandom.derive(CounterRandom.stream(seed, name), m));
            for (int i = 0; i < one.numRows; i++) {
                System.arraycopy(one.data, i * units, all.data, i * all.numCols + m * units, units);
            }
        }
        tensor.load(all);
    }

    /** Random signs for the members of an ensemble, members × columns: 1 or −1. */
    public NetworkParameter signs(String name, int members, int columns) {
        int[] widths = new int[columns];
        Arrays.fill(widths, 1);
        return signsOfFeatures(name, members, widths);
    }

    /**
     * Random signs for the members of an ensemble, members × columns: 1 or −1, the same for all columns of a feature.
     *
     * @param widths the number of columns of each feature
     */
    public NetworkParameter signsOfFeatures(String name, int members, int... widths) {
        Tensor tensor = kernels.activations(IntStream.of(widths).sum());
        tensor.reshape(members);
        FMatrixRMaj values = new FMatrixRMaj(members, tensor.columns());
        long key = CounterRandom.stream(seed, name);
        int at = 0;
        for (int i = 0; i < members * widths.length; i++) {
            int width = widths[i % widths.length];
            Arrays.fill(values.data, at, at + width, CounterRandom.bits(key, i) < 0 ? -1 : 1);
            at += width;
        }
        tensor.load(values);
        return new NetworkParameter(name, tensor, null, ParameterSpec.FROZEN);
    }

    /** A trained parameter, 1 × columns, that starts with the same value everywhere. */
    public NetworkParameter constant(String name, int columns, float value) {
        return constant(name, columns, value, ParameterSpec.TRAINED);
    }

    /** A parameter, 1 × columns, that starts with the same value everywhere. */
    public NetworkParameter constant(String name, int columns, float value, ParameterSpec spec) {
        NetworkParameter constant = vector(name, columns, spec);
        constant.tensor().fill(value);
        return constant;
    }

    /** The state of a trained batch norm. */
    public BatchNormState batchNorm(int features, double momentum, float epsilon) {
        return new BatchNormState(kernels, features, (float) momentum, epsilon);
    }

    /** The state of a batch norm that is never trained. */
    public BatchNormState frozenBatchNorm(int features, double momentum, float epsilon) {
        return new BatchNormState(kernels, features, (float) momentum, epsilon, false);
    }

    private NetworkParameter vector(String name, int columns, ParameterSpec spec) {
        Tensor gradient = spec.trained() ? kernels.vector(columns) : null;
        return new NetworkParameter(name, kernels.vector(columns), gradient, spec);
    }

    private void draw(String name, Tensor tensor, WeightInitializer initializer, int fanIn, int fanOut) {
        if (draws) {
            FMatrixRMaj values = new FMatrixRMaj(tensor.rows(), tensor.columns());
            initializer.fill(values, fanIn, fanOut, CounterRandom.stream(seed, name));
            tensor.load(values);
        }
    }

    private record LayerStream(String layer, RandomStream stream) {}
}
