package dev.gradwright.conformance.model;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.EmbeddingLayer;
import dev.gradwright.runtime.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** The networks of {@link TrainedSpecs}, with data to train them. */
public final class TrainedNetworks {
    private static final Map<String, String> SPECS = TrainedSpecs.all();
    /** Number of rows of a group. */
    private static final int GROUP = 4;

    private final CompiledNetworks networks;

    private TrainedNetworks(CompiledNetworks networks) {
        this.networks = networks;
    }

    /**
     * Compiles all specs, into an empty directory; the classes are in its directory {@code classes}.
     *
     * @param more sources by the name of the spec
     */
    public static TrainedNetworks of(Path directory, Map<String, String> more) {
        Map<String, String> specs = new HashMap<>(SPECS);
        specs.putAll(more);
        return compiled(directory, specs);
    }

    /** Compiles one spec, into an empty directory; the classes are in its directory {@code classes}. */
    public static TrainedNetworks only(Path directory, String spec) {
        return compiled(directory, Map.of(spec, SPECS.get(spec)));
    }

    private static TrainedNetworks compiled(Path directory, Map<String, String> specs) {
        Map<String, String> sources = new HashMap<>();
        specs.forEach((name, source) -> sources.put(NetworkModel.PACKAGE + "/" + name + ".java", source));
        return new TrainedNetworks(CompiledNetworks.of(directory, sources));
    }

    /** The networks on the class path of this JVM. */
    public static TrainedNetworks onClassPath() {
        return new TrainedNetworks(CompiledNetworks.onClassPath());
    }

    /** The names of all specs, in order. */
    public static Set<String> names() {
        return SPECS.keySet();
    }

    /** A network of a spec. One of the networks has settings, some of them scheduled. */
    public TrainableNetwork create(String spec, long seed, KernelTier tier) {
        return spec.equals(TrainedSpecs.SET)
                ? networks.create(spec, seed, tier, TrainedNetworks::settings)
                : networks.create(spec, seed, tier);
    }

    private static void settings(Settings settings) {
        settings.averaging(0.9)
                .dropout("drop", 0.2)
                .schedule("optimizer.weightDecay", (step, plan) -> step * 0.01)
                .schedule("optimizer.beta2", (step, plan) -> 1 - 0.1 / (step + 1))
                .schedule("hidden.learningRate", (step, plan) -> step < 5 ? 0 : 1)
                .learningRate("norm", 0.5);
    }

    /**
     * Rows with a column of zeros and ones as targets. If the network has an embedding, the inputs are indices; if it ranks,
     * the rows are in groups.
     */
    public static Dataset data(TrainableNetwork network, int rows, long seed) {
        Dataset data = data(rows, seed);
        if (network.layers().stream().anyMatch(EmbeddingLayer.class::isInstance)) {
            data = data.map(TrainedNetworks::indices);
        }
        if (!network.metrics().targets().areGrouped()) {
            return data;
        }
        int[] groups = IntStream.range(0, rows).map(row -> row / GROUP).toArray();
        return Dataset.grouped(data.features(), data.targets().data, groups);
    }

    private static FMatrixRMaj indices(FMatrixRMaj x) {
        FMatrixRMaj indices = new FMatrixRMaj(x.numRows, x.numCols);
        for (int i = 0; i < x.getNumElements(); i++) {
            indices.data[i] = (int) Math.min(TrainedSpecs.ENTRIES - 1, 3 * Math.abs(x.data[i]));
        }
        return indices;
    }

    private static Dataset data(int rows, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj x = new FMatrixRMaj(rows, TrainedSpecs.INPUTS);
        FMatrixRMaj y = new FMatrixRMaj(rows, 1);
        for (int i = 0; i < x.getNumElements(); i++) {
            x.data[i] = (float) random.nextGaussian();
        }
        for (int row = 0; row < rows; row++) {
            y.data[row] = x.get(row, 0) * x.get(row, 1) > 0 ? 1 : 0;
        }
        return Dataset.of(x, y);
    }
}
