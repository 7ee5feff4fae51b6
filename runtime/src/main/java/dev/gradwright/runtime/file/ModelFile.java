package dev.gradwright.runtime.file;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Input;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.graph.NodeParameter;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.settings.NetworkSettings;
import dev.gradwright.runtime.settings.Settings;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.Stateful;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of a network in a file, in the safetensors format: one F32 tensor of rows × columns for each
 * parameter, under its name, and in the metadata the network's fingerprint and its settings.
 */
public final class ModelFile {
    private static final String KIND = "a model file of this network";
    private static final int ENTRY_ALLOWANCE = 500;
    /** For each column of records. */
    private static final int ENCODER_ALLOWANCE = 3_000;

    /** Beyond it, the allowance would exceed an int. */
    private static final int MAX_ENCODED_COLUMNS = 500_000;

    private static final int SETTING_ALLOWANCE = 300;
    private static final int MAX_BYTES_OF_A_CHARACTER = 6;

    private ModelFile() {}

    /**
     * Saves the parameters. An existing file is replaced only after the new one is on disk.
     *
     * @throws ModelFileException if a value is not finite, so that the file could not be loaded again, or the file
     *     cannot be written
     */
    public static void save(TrainableNetwork network, Path file) {
        SafetensorsWriter writer = new SafetensorsWriter(metadata(network));
        for (Parameter parameter : network.parameters()) {
            writer.add(parameter.name(), loadable(parameter, file));
        }
        if (network instanceof TableNetwork<?, ?> table) {
            StateTensors.add(EncoderState.PREFIX, StateSnapshot.of(table.encoder()), writer);
        }
        try {
            AtomicFile.write(file, writer::writeTo);
        } catch (IOException e) {
            throw ModelFileException.notWritten(file, e);
        }
    }

    private static FMatrixRMaj loadable(Parameter parameter, Path file) {
        FMatrixRMaj values = parameter.get();
        try {
            NetworkParameter.of(parameter).requireFits(values);
        } catch (IllegalArgumentException e) {
            throw ModelFileException.notLoadable(file.toString(), e);
        }
        return values;
    }

    private static Map<String, String> metadata(TrainableNetwork network) {
        Map<String, String> metadata = SafetensorsHeader.format();
        metadata.put("fingerprint", network.fingerprint());
        metadata.putAll(FileSettings.of(network));
        return metadata;
    }

    /**
     * The settings that a network was saved with, and what is set in addition. A schedule is not in the file, so it must
     * be set again.
     *
     * @param declared the graph of the network
     * @param choice sets values, after those of the file
     * @throws ModelFileException if the file is missing, truncated or corrupt, the network lacks one of its
     *     settings, or it was saved with a schedule that is not set again
     * @throws IllegalArgumentException if the network has no setting of a name in {@code choice}, or a value is out
     *     of range
     */
    public static NetworkSettings settings(Path file, Graph declared, Consumer<Settings> choice) {
        try {
            SafetensorsHeader header =
                    FileBytes.read(file, bytes -> new SafetensorsReader(bytes, maxHeader(declared), KIND).header());
            return FileSettings.read(header, declared, choice);
        } catch (IOException e) {
            throw ModelFileException.notRead(file.toString(), e);
        }
    }

    /**
     * Sets the parameters to those of a file. Nothing is set unless everything fits.
     *
     * @throws ModelFileException if the file is missing, truncated or corrupt, comes from another network, or holds
     *     values that are not finite
     */
    public static void load(TrainableNetwork network, Path file) {
        try {
            FileBytes.read(file, bytes -> read(network, bytes)).restore(Stateful.of(network.parameters()));
        } catch (IOException e) {
            throw ModelFileException.notRead(file.toString(), e);
        }
    }

    /** Reads the parameters, and restores the encoder of records, which is the last that can fail. */
    private static StateSnapshot read(TrainableNetwork network, FileBytes bytes) throws IOException {
        SafetensorsReader reader = new SafetensorsReader(bytes, maxHeader(network.graph()), KIND);
        requireNetwork(reader.header());
        NetworkMatch match = new NetworkMatch(reader.header());
        if (network instanceof TableNetwork<?, ?> table) {
            StateSnapshot encoder = EncoderState.read(table.encoder(), match, reader);
            StateSnapshot parameters = parameters(network, match, reader);
            table.encoder().restore(encoder);
            return parameters;
        }
        return parameters(network, match, reader);
    }

    private static void requireNetwork(SafetensorsHeader header) throws InvalidFileException {
        header.requireFormat();
        if (PredictorFile.KIND.equals(header.kind())) {
            throw new InvalidFileException("is the file of a predictor, whose batch norms are folded into its weights,"
                    + " and no network can be loaded from it; load the predictor, or save the network itself");
        }
    }

    /** The network's parameters, which must be all that is left in the file. */
    private static StateSnapshot parameters(TrainableNetwork network, NetworkMatch match, SafetensorsReader reader)
            throws IOException {
        List<TensorEntry> tensors = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            tensors.add(match.take(parameter.name(), parameter.rows(), parameter.columns()));
        }
        match.requireNothingElse(network.fingerprint());
        return StateSnapshot.ofValues(values(network.parameters(), tensors, reader));
    }

    /** The largest length of a header: a tool that rewrote the file may have formatted it differently. */
    private static int maxHeader(Graph graph) {
        int max = SafetensorsReader.SHORT_HEADER;
        for (Input input : graph.inputs()) {
            max += ENCODER_ALLOWANCE * Math.min(input.size(), MAX_ENCODED_COLUMNS);
        }
        for (Node node : graph.nodes()) {
            for (NodeParameter parameter : node.parameters()) {
                max += ENTRY_ALLOWANCE
                        + MAX_BYTES_OF_A_CHARACTER * parameter.name().length();
            }
        }
        for (String setting : NetworkSettings.names(graph)) {
            max += SETTING_ALLOWANCE + MAX_BYTES_OF_A_CHARACTER * setting.length();
        }
        return max;
    }

    private static Map<String, FMatrixRMaj> values(
            List<Parameter> parameters, List<TensorEntry> tensors, SafetensorsReader reader) throws IOException {
        Map<String, FMatrixRMaj> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            FMatrixRMaj matrix = reader.matrix(tensors.get(i));
            requireFinite(parameters.get(i), matrix);
            values.put(parameters.get(i).name(), matrix);
        }
        return values;
    }

    private static void requireFinite(Parameter parameter, FMatrixRMaj matrix) throws InvalidFileException {
        try {
            NetworkParameter.of(parameter).requireFits(matrix);
        } catch (IllegalArgumentException e) {
            throw new InvalidFileException("corrupt: " + e.getMessage(), e);
        }
    }
}
