package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Named vectors in a file, in the safetensors format: one F64 tensor with one dimension for each, and in the metadata
 * the kind of object that they describe. It stores what belongs to a model but is not a parameter, such as the
 * statistics of a standardizer.
 */
public final class VectorFile {
    private VectorFile() {}

    /**
     * Saves vectors. An existing file is replaced only after the new one is on disk.
     *
     * @param kind what the vectors describe
     * @throws ModelFileException if the file cannot be written
     */
    public static void save(String kind, Map<String, double[]> vectors, Path file) {
        SafetensorsWriter writer = new SafetensorsWriter(SafetensorsHeader.format(kind));
        vectors.forEach(writer::add);
        try {
            AtomicFile.write(file, writer::writeTo);
        } catch (IOException e) {
            throw ModelFileException.notWritten(file, e);
        }
    }

    /**
     * Loads vectors.
     *
     * @param kind what they must describe
     * @param names exactly those that the file must have
     * @param made builds the result from the vectors by name; an {@link IllegalArgumentException} means that the file
     *     is corrupt
     * @throws ModelFileException if the file is missing, truncated or corrupt, or holds something else
     */
    public static <T> T load(String kind, List<String> names, Function<Map<String, double[]>, T> made, Path file) {
        try {
            return made.apply(FileBytes.read(file, bytes -> vectors(kind, names, bytes)));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file.toString(), "corrupt: " + e.getMessage(), e);
        } catch (IOException e) {
            throw ModelFileException.notRead(file.toString(), e);
        }
    }

    private static Map<String, double[]> vectors(String kind, List<String> names, FileBytes bytes) throws IOException {
        SafetensorsReader reader = new SafetensorsReader(bytes, SafetensorsReader.SHORT_HEADER, "a " + kind);
        reader.header().requireFormat();
        String found = reader.header().kind();
        if (!kind.equals(found)) {
            throw new InvalidFileException("not a " + kind + (found == null ? "" : ", but a " + Quoted.of(found)));
        }
        return vectors(names, reader);
    }

    private static Map<String, double[]> vectors(List<String> names, SafetensorsReader reader) throws IOException {
        List<String> found = new ArrayList<>();
        Map<String, double[]> vectors = new LinkedHashMap<>();
        names.forEach(name -> vectors.put(name, new double[0]));
        for (TensorEntry tensor : reader.header().tensors()) {
            found.add(tensor.name());
            if (vectors.containsKey(tensor.name())) {
                vectors.put(tensor.name(), reader.vector(tensor));
            }
        }
        if (found.size() != names.size() || !found.containsAll(names)) {
            throw new InvalidFileException("corrupt: its tensors must be " + names + ", but are " + Quoted.of(found));
        }
        return vectors;
    }
}
