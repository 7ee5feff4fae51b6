package dev.gradwright.runtime.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The files of several predictors of one network in one safetensors file. The names of tensors begin with the index of
 * the member, as in {@code 0.hidden1.weights}; the metadata is that of the members, with their number.
 */
public final class EnsembleFile {
    static final String KIND = "predictor ensemble";
    private static final String MEMBERS = "members";
    private static final int MAX_MEMBERS = 10_000;

    private EnsembleFile() {}

    /**
     * Saves an ensemble. An existing file is replaced only after the new one is on disk.
     *
     * @param members the bytes of the file of each member
     * @throws ModelFileException if the file cannot be written
     */
    public static void save(List<byte[]> members, Path file) {
        try {
            SafetensorsWriter writer = joined(members);
            AtomicFile.write(file, writer::writeTo);
        } catch (IOException e) {
            throw ModelFileException.notWritten(file, e);
        }
    }

    private static SafetensorsWriter joined(List<byte[]> members) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        SafetensorsWriter writer = new SafetensorsWriter(metadata);
        for (int member = 0; member < members.size(); member++) {
            SafetensorsReader reader = reader(FileBytes.of(members.get(member)));
            metadata.putAll(reader.header().metadata());
            for (TensorEntry tensor : reader.header().tensors()) {
                writer.add(member + "." + tensor.name(), tensor, reader.bytes(tensor));
            }
        }
        metadata.putAll(SafetensorsHeader.format(KIND));
        metadata.put(MEMBERS, String.valueOf(members.size()));
        return writer;
    }

    /**
     * Loads the members of an ensemble, in order.
     *
     * @param member loads one of them from the bytes of its own file
     * @throws ModelFileException if the file is missing, truncated or corrupt, or not that of an ensemble, or a member
     *     cannot be loaded
     */
    public static <P> List<P> load(Path file, Function<InputStream, ? extends P> member) {
        List<byte[]> files;
        try {
            files = FileBytes.read(file, bytes -> parts(reader(bytes)));
        } catch (IOException e) {
            throw ModelFileException.notRead(file.toString(), e);
        }
        List<P> members = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            members.add(load(file, i, files.get(i), member));
        }
        return members;
    }

    private static <P> P load(Path file, int index, byte[] bytes, Function<InputStream, ? extends P> member) {
        try {
            return member.apply(new ByteArrayInputStream(bytes));
        } catch (ModelFileException e) {
            throw new ModelFileException(file.toString(), "member " + index + " " + e.reason(), e);
        }
    }

    private static SafetensorsReader reader(FileBytes bytes) throws IOException {
        return new SafetensorsReader(bytes, PredictorFile.MAX_HEADER, "the file of an ensemble");
    }

    /** The bytes of the file of each member. */
    private static List<byte[]> parts(SafetensorsReader reader) throws IOException {
        SafetensorsHeader header = reader.header();
        header.requireFormat();
        if (!KIND.equals(header.kind())) {
            throw new InvalidFileException("not the file of an ensemble, but "
                    + (header.kind() == null ? "a model file" : "that of a " + Quoted.of(header.kind()))
                    + "; load it with the predictor or the network that saved it");
        }
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        metadata.putAll(SafetensorsHeader.format(PredictorFile.KIND));
        List<SafetensorsWriter> members = new ArrayList<>();
        int count = count(Objects.requireNonNullElse(metadata.remove(MEMBERS), "none"));
        for (int i = 0; i < count; i++) {
            members.add(new SafetensorsWriter(metadata));
        }
        for (TensorEntry tensor : header.tensors()) {
            String[] name = tensor.name().split("\\.", 2);
            members.get(index(tensor, name, count)).add(name[1], tensor, reader.bytes(tensor));
        }
        List<byte[]> files = new ArrayList<>();
        for (SafetensorsWriter member : members) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            member.writeTo(Channels.newChannel(bytes));
            files.add(bytes.toByteArray());
        }
        return files;
    }

    private static int count(String members) throws InvalidFileException {
        int count = wholeNumber(members);
        if (count < 1 || count > MAX_MEMBERS) {
            throw new InvalidFileException("corrupt: its number of members is " + Quoted.of(members));
        }
        return count;
    }

    private static int index(TensorEntry tensor, String[] name, int count) throws InvalidFileException {
        int index = name.length == 2 ? wholeNumber(name[0]) : -1;
        if (index < 0 || index >= count) {
            throw new InvalidFileException(
                    "corrupt: tensor " + Quoted.of(tensor.name()) + " is of none of the " + count + " members");
        }
        return index;
    }

    /** The value of digits, else −1. */
    private static int wholeNumber(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }
}
