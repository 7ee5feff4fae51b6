package dev.gradwright.runtime.file;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.Stateful;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of a network in a file, in the safetensors format: one F32 tensor of rows × columns for each
 * parameter, under its name, and in the metadata the network's fingerprint.
 */
public final class ModelFile {
    private static final int ENTRY_ALLOWANCE = 500;
    private static final int MOST_BYTES_OF_A_CHARACTER = 6;

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
        return metadata;
    }

    /**
     * Sets the parameters to those of a file. Nothing is set unless everything fits.
     *
     * @throws ModelFileException if the file is missing, truncated or corrupt, comes from another network, or holds
     *     values that are not finite
     */
    public static void load(TrainableNetwork network, Path file) {
        StateSnapshot.ofMatrices(read(network, file)).restore(Stateful.of(network.parameters()));
    }

    private static Map<String, FMatrixRMaj> read(TrainableNetwork network, Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsReader reader =
                    new SafetensorsReader(FileBytes.of(channel), mostHeader(network), "a model file of this network");
            return values(network.parameters(), tensors(network, reader.header()), reader);
        } catch (IOException e) {
            throw ModelFileException.notRead(file.toString(), e);
        }
    }

    /** The network's tensors, in order. */
    private static List<TensorEntry> tensors(TrainableNetwork network, SafetensorsHeader header)
            throws InvalidFileException {
        header.requireFormat();
        if (PredictorFile.KIND.equals(header.kind())) {
            throw new InvalidFileException("is the file of a predictor, whose batch norms are folded into its weights,"
                    + " and no network can be loaded from it; load the predictor, or save the network itself");
        }
        NetworkMatch match = new NetworkMatch(header);
        List<TensorEntry> tensors = new ArrayList<>();
        for (Parameter parameter : network.parameters()) {
            tensors.add(match.take(parameter.name(), parameter.rows(), parameter.columns()));
        }
        match.requireNothingElse(network.fingerprint());
        return tensors;
    }

    /** The largest length of a header: a tool that rewrote the file may have formatted it differently. */
    private static int mostHeader(TrainableNetwork network) {
        int most = SafetensorsReader.SHORT_HEADER;
        for (Parameter parameter : network.parameters()) {
            most += ENTRY_ALLOWANCE
                    + MOST_BYTES_OF_A_CHARACTER * parameter.name().length();
        }
        return most;
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
