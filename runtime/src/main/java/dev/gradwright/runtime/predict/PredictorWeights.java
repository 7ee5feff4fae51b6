package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.file.PredictorFile;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.state.StateSnapshot;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters from which a predictor is constructed, by name, as in {@code hidden1.weights}. They come from a
 * network, from a model file, or from a file that a predictor has saved; in the latter batch norms are folded already.
 */
public final class PredictorWeights {
    private final Source source;
    /** Restores what the encoder of records has learnt. */
    private final Consumer<TableEncoder<?, ?>> encoder;

    private final boolean folded;
    private final String fingerprint;
    private final KernelTier tier;
    private final float threshold;
    private final Kernels kernels;
    private final Map<String, Tensor> packed = new LinkedHashMap<>();

    private PredictorWeights(
            Source source,
            Consumer<TableEncoder<?, ?>> encoder,
            boolean folded,
            String fingerprint,
            KernelTier tier,
            float threshold) {
        this.source = source;
        this.encoder = encoder;
        this.folded = folded;
        this.fingerprint = fingerprint;
        this.tier = tier;
        this.threshold = threshold;
        this.kernels = tier.newKernels();
    }

    /** The source of the parameters. */
    private interface Source {
        /** The values of a parameter, rows × columns. */
        FMatrixRMaj read(String name, int rows, int columns, boolean mayBeNegative);
    }

    /**
     * The parameters of a network.
     *
     * @param tier the kernels of the predictor
     */
    public static PredictorWeights of(TrainableNetwork network, KernelTier tier) {
        return of(network.parameters(), restored -> restore(network, restored), network.fingerprint(), tier);
    }

    private static void restore(TrainableNetwork network, TableEncoder<?, ?> encoder) {
        TableEncoder<?, ?> adapted = ((TableNetwork<?, ?>) network).encoder();
        adapted.requireAdapted();
        encoder.restore(StateSnapshot.of(adapted));
    }

    static PredictorWeights of(List<Parameter> parameters, String fingerprint, KernelTier tier) {
        return of(parameters, PredictorWeights::withoutEncoder, fingerprint, tier);
    }

    private static void withoutEncoder(TableEncoder<?, ?> encoder) {
        throw new IllegalStateException("the weights are those of a network without records");
    }

    private static PredictorWeights of(
            List<Parameter> parameters, Consumer<TableEncoder<?, ?>> encoder, String fingerprint, KernelTier tier) {
        Map<String, Parameter> byName = new HashMap<>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        return new PredictorWeights(
                (name, rows, columns, mayBeNegative) -> byName.get(name).get(),
                encoder,
                false,
                fingerprint,
                tier,
                Float.NaN);
    }

    /**
     * The parameters of a predictor, with batch norms folded in.
     *
     * @param encoder what its encoder of records has learnt; empty if it has none
     * @param threshold that was chosen; NaN for that of the spec
     */
    static PredictorWeights ofFolded(
            Map<String, FMatrixRMaj> matrices,
            StateSnapshot encoder,
            String fingerprint,
            KernelTier tier,
            float threshold) {
        return new PredictorWeights(
                (name, rows, columns, mayBeNegative) -> matrices.get(name),
                restored -> restored.restore(encoder),
                true,
                fingerprint,
                tier,
                threshold);
    }

    /**
     * Loads a predictor from a model file, or from a file that a predictor has saved.
     *
     * @param graph of its network
     * @param constructor of the predictor
     * @throws dev.gradwright.runtime.file.ModelFileException if the file is missing, truncated or corrupt, comes from
     *     another network, or holds values that are not finite
     */
    public static <P extends NetworkPredictor<?>> P load(
            Path path, Graph graph, Function<PredictorWeights, P> constructor) {
        String fingerprint = graph.fingerprint();
        return PredictorFile.load(path, fingerprint, file -> constructor.apply(of(file, fingerprint)));
    }

    /**
     * Loads a predictor from the bytes of such a file.
     *
     * @param in read to its end, and not closed
     */
    public static <P extends NetworkPredictor<?>> P load(
            InputStream in, Graph graph, Function<PredictorWeights, P> constructor) {
        String fingerprint = graph.fingerprint();
        return PredictorFile.load(in, fingerprint, file -> constructor.apply(of(file, fingerprint)));
    }

    private static PredictorWeights of(PredictorFile file, String fingerprint) {
        return new PredictorWeights(
                file::take, file::restore, file.isFolded(), fingerprint, KernelTier.active(), file.threshold());
    }

    /** The encoder, with what it has learnt when the network was trained. */
    <E extends TableEncoder<?, ?>> E restored(E fresh) {
        encoder.accept(fresh);
        return fresh;
    }

    /** Whether batch norms are folded already. */
    boolean isFolded() {
        return folded;
    }

    /**
     * The threshold that was chosen; NaN if none was.
     *
     * @throws IllegalArgumentException if the decision cannot use it
     */
    float thresholdFor(Decision decision) {
        if (Float.isNaN(threshold)) {
            return threshold;
        }
        if (!decision.isAdjustable()) {
            throw new IllegalArgumentException("threshold " + threshold + " is that of a network with another loss");
        }
        decision.requireThreshold(threshold);
        return threshold;
    }

    String fingerprint() {
        return fingerprint;
    }

    KernelTier tier() {
        return tier;
    }

    /** The tensors packed so far, by name. The constructor of the predictor adds more. */
    Map<String, Tensor> packed() {
        return packed;
    }

    /** The values of a parameter, rows × columns. */
    FMatrixRMaj read(String name, int rows, int columns) {
        return source.read(name, rows, columns, true);
    }

    /** The values of a parameter that are not negative, rows × columns. */
    FMatrixRMaj readNotNegative(String name, int rows, int columns) {
        return source.read(name, rows, columns, false);
    }

    /**
     * Converts a matrix of weights to the layout of the kernels, and keeps it so that it can be saved under that name.
     */
    Tensor packMatrix(String name, FMatrixRMaj values) {
        return pack(name, values, kernels.weights(values.numRows, values.numCols));
    }

    /** Converts a row vector to the layout of the kernels, and keeps it so that it can be saved under that name. */
    Tensor packVector(String name, FMatrixRMaj values) {
        return pack(name, values, kernels.vector(values.numCols));
    }

    /**
     * Packs a parameter unchanged, 1 × features. The result must not be modified.
     *
     * @param name as in {@code norm.gamma}
     */
    public Tensor packVector(String name, int features) {
        return packVector(name, read(name, 1, features));
    }

    /**
     * Packs the signs of an ensemble unchanged, members × features. The result must not be modified.
     *
     * @param name as in {@code ensemble.signs}
     */
    public Tensor packSigns(String name, int members, int features) {
        return pack(name, read(name, members, features), kernels.activations(features));
    }

    /**
     * Packs a table unchanged, entries × units. The result must not be modified.
     *
     * @param name as in {@code embeddings.city}
     */
    public Tensor packTable(String name, int entries, int units) {
        return packMatrix(name, read(name, entries, units));
    }

    private Tensor pack(String name, FMatrixRMaj values, Tensor tensor) {
        tensor.load(values);
        packed.put(name, tensor);
        return tensor;
    }
}
