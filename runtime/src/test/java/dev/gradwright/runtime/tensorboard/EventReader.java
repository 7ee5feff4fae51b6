package dev.gradwright.runtime.tensorboard;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads event files with Google's parser, and computes checksums bit by bit: nothing here is shared with what writes
 * them. The messages are those of TensorFlow's {@code event.proto} and {@code summary.proto}, as far as they are used.
 */
public final class EventReader {
    private static final Descriptor EVENT = file().findMessageTypeByName("Event");

    private EventReader() {}

    /**
     * An event.
     *
     * @param version empty if it is no event with the version of the format
     * @param isStart whether it says that a session starts
     * @param scalars by tag
     * @param histograms by tag
     */
    public record Event(
            double time,
            long step,
            String version,
            boolean isStart,
            Map<String, Float> scalars,
            Map<String, Histo> histograms) {}

    /** A histogram. */
    public record Histo(
            double min,
            double max,
            double count,
            double sum,
            double sumOfSquares,
            List<Double> limits,
            List<Double> counts) {}

    /** The events of all files in a directory, in the order of their names, as TensorBoard reads them. */
    public static List<Event> readAll(Path directory) {
        return files(directory).stream().flatMap(file -> read(file).stream()).toList();
    }

    /** The files in a directory, in the order of their names. */
    public static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a file, which must be complete and have correct checksums. */
    public static List<Event> read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            List<Event> events = new ArrayList<>();
            while (bytes.hasRemaining()) {
                byte[] header = next(bytes, 8);
                byte[] data = next(bytes, (int)
                        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getLong());
                events.add(event(DynamicMessage.parseFrom(EVENT, data)));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] next(ByteBuffer bytes, int length) {
        byte[] data = new byte[length];
        bytes.get(data);
        int expected = masked(crc32c(data));
        int found = bytes.getInt();
        if (found != expected) {
            throw new AssertionError("the checksum at " + (bytes.position() - 4) + " is wrong");
        }
        return data;
    }

    /** As in TensorFlow's {@code crc32c.h}. */
    private static int masked(int crc) {
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static int crc32c(byte[] data) {
        int crc = -1;
        for (byte value : data) {
            crc ^= value & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        return ~crc;
    }

    private static Event event(Message event) {
        Map<String, Float> scalars = new LinkedHashMap<>();
        Map<String, Histo> histograms = new LinkedHashMap<>();
        if (!event.getUnknownFields().asMap().isEmpty()) {
            throw new AssertionError("unknown fields: " + event);
        }
        for (Object element : (List<?>) get((Message) get(event, "summary"), "value")) {
            Message value = (Message) element;
            String tag = (String) get(value, "tag");
            if (value.hasField(EVENT.getFile().findMessageTypeByName("Value").findFieldByName("histo"))) {
                histograms.put(tag, histogram((Message) get(value, "histo")));
            } else {
                scalars.put(tag, (Float) get(value, "simple_value"));
            }
        }
        return new Event(
                (Double) get(event, "wall_time"),
                (Long) get(event, "step"),
                (String) get(event, "file_version"),
                get((Message) get(event, "session_log"), "status").equals(1),
                scalars,
                histograms);
    }

    private static Histo histogram(Message histo) {
        return new Histo(
                (Double) get(histo, "min"),
                (Double) get(histo, "max"),
                (Double) get(histo, "num"),
                (Double) get(histo, "sum"),
                (Double) get(histo, "sum_squares"),
                doubles(get(histo, "bucket_limit")),
                doubles(get(histo, "bucket")));
    }

    private static List<Double> doubles(Object list) {
        return ((List<?>) list).stream().map(Double.class::cast).toList();
    }

    private static Object get(Message message, String field) {
        return message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    private static FileDescriptor file() {
        FileDescriptorProto proto = FileDescriptorProto.newBuilder()
                .setName("event.proto")
                .setSyntax("proto3")
                .addMessageType(message("Event")
                        .addField(field("wall_time", 1, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(field("step", 2, FieldDescriptorProto.Type.TYPE_INT64, null))
                        .addField(field("file_version", 3, FieldDescriptorProto.Type.TYPE_STRING, null))
                        .addField(field("summary", 5, FieldDescriptorProto.Type.TYPE_MESSAGE, "Summary"))
                        .addField(field("session_log", 7, FieldDescriptorProto.Type.TYPE_MESSAGE, "SessionLog")))
                .addMessageType(
                        message("SessionLog").addField(field("status", 1, FieldDescriptorProto.Type.TYPE_INT32, null)))
                .addMessageType(message("Summary")
                        .addField(repeated("value", 1, FieldDescriptorProto.Type.TYPE_MESSAGE, "Value")))
                .addMessageType(message("Value")
                        .addField(field("tag", 1, FieldDescriptorProto.Type.TYPE_STRING, null))
                        .addField(field("simple_value", 2, FieldDescriptorProto.Type.TYPE_FLOAT, null))
                        .addField(field("histo", 5, FieldDescriptorProto.Type.TYPE_MESSAGE, "HistogramProto")))
                .addMessageType(message("HistogramProto")
                        .addField(field("min", 1, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(field("max", 2, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(field("num", 3, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(field("sum", 4, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(field("sum_squares", 5, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(repeated("bucket_limit", 6, FieldDescriptorProto.Type.TYPE_DOUBLE, null))
                        .addField(repeated("bucket", 7, FieldDescriptorProto.Type.TYPE_DOUBLE, null)))
                .build();
        try {
            return FileDescriptor.buildFrom(proto, new FileDescriptor[0]);
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DescriptorProto.Builder message(String name) {
        return DescriptorProto.newBuilder().setName(name);
    }

    private static FieldDescriptorProto.Builder field(
            String name, int number, FieldDescriptorProto.Type type, @Nullable String message) {
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
        return message == null ? field : field.setTypeName(message);
    }

    private static FieldDescriptorProto.Builder repeated(
            String name, int number, FieldDescriptorProto.Type type, @Nullable String message) {
        return field(name, number, type, message).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
    }
}
