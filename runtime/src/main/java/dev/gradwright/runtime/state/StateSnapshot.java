package dev.gradwright.runtime.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * A copy of the state of something, which can be restored as often as needed, into the same object or into another one
 * of the same structure. Matrices are kept in row-major order, so the kernel tier may differ.
 *
 * <pre>{@code
 * StateSnapshot before = StateSnapshot.of(network);
 * network.trainOnBatch(x, y);
 * before.restore(network);
 * }</pre>
 *
 * <p>The bytes of a snapshot depend on nothing but the state: the same state gives the same bytes on every machine and
 * JDK.
 */
public final class StateSnapshot implements Stateful {
    private Map<String, Object> values = Map.of();
    /** Of the map, in its order. */
    private List<Map.Entry<String, Object>> entries = List.of();

    private StateSnapshot(Map<String, Object> values) {
        keep(values);
    }

    private void keep(Map<String, Object> copies) {
        values = copies;
        entries = new ArrayList<>(copies.entrySet());
    }

    /** Copies a state. */
    public static StateSnapshot of(Stateful source) {
        StateSnapshot snapshot = new StateSnapshot(new LinkedHashMap<>());
        snapshot.take(source);
        return snapshot;
    }

    /**
     * A snapshot of given values, such as those of a model file. Arrays and matrices are not copied.
     *
     * @param values by name: {@code Boolean}, {@code Integer}, {@code Long}, {@code Float}, {@code Double},
     *     {@code String}, {@code float[]}, {@code double[]}, {@code long[]} or {@code FMatrixRMaj}
     */
    public static StateSnapshot ofValues(Map<String, ?> values) {
        values.values().forEach(ValueType::of);
        return new StateSnapshot(new LinkedHashMap<>(values));
    }

    /** The copied values by name, of the types that {@link #ofValues} takes; not copies of arrays and matrices. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Replaces the copied state by a new one, and reuses the memory of arrays and matrices with the same shapes. */
    public void take(Stateful source) {
        SavingVisitor visitor = new SavingVisitor(values);
        source.visit(visitor);
        keep(visitor.saved());
    }

    /**
     * Restores the copied state, to the bit.
     *
     * @throws IllegalArgumentException if a name is missing or unknown, or a type, a shape or a fixed text differs;
     *     nothing is changed then
     */
    public void restore(Stateful target) {
        requireFits(target);
        target.visit(new RestoringVisitor(values));
    }

    /**
     * Checks whether the copied state can be restored. Nothing is changed.
     *
     * @throws IllegalArgumentException if a name is missing or unknown, or a type, a shape or a fixed text differs
     */
    public void requireFits(Stateful target) {
        CheckingVisitor check = new CheckingVisitor(values);
        target.visit(check);
        check.requireAllVisited();
    }

    /** Visits the copies, so that a snapshot can itself be part of a state, such as the best weights so far. */
    @Override
    public void visit(StateVisitor visitor) {
        for (int i = 0; i < entries.size(); i++) {
            visit(visitor, entries.get(i));
        }
    }

    private static void visit(StateVisitor visitor, Map.Entry<String, Object> entry) {
        String name = entry.getKey();
        Object value = entry.getValue();
        if (value instanceof FMatrixRMaj matrix) {
            visitor.visit(name, matrix);
        } else if (value instanceof double[] array) {
            visitor.visit(name, array);
        } else if (value instanceof float[] array) {
            entry.setValue(visitor.visitGrowing(name, array));
        } else if (value instanceof long[] array) {
            entry.setValue(visitor.visitGrowing(name, array));
        } else if (value instanceof String text) {
            entry.setValue(visitor.visit(name, text));
        } else {
            visitScalar(visitor, entry);
        }
    }

    /** Boxes the visited value only if it is another one, because the value of a saving visitor is the same. */
    private static void visitScalar(StateVisitor visitor, Map.Entry<String, Object> entry) {
        String name = entry.getKey();
        Object value = entry.getValue();
        if (value instanceof Boolean flag) {
            boolean visited = visitor.visit(name, flag.booleanValue());
            if (visited != flag) {
                entry.setValue(visited);
            }
        } else if (value instanceof Integer number) {
            int visited = visitor.visit(name, number.intValue());
            if (visited != number) {
                entry.setValue(visited);
            }
        } else if (value instanceof Long number) {
            long visited = visitor.visit(name, number.longValue());
            if (visited != number) {
                entry.setValue(visited);
            }
        } else if (value instanceof Float number) {
            float visited = visitor.visit(name, number.floatValue());
            if (Float.floatToRawIntBits(visited) != Float.floatToRawIntBits(number)) {
                entry.setValue(visited);
            }
        } else if (value instanceof Double number) {
            double visited = visitor.visit(name, number.doubleValue());
            if (Double.doubleToRawLongBits(visited) != Double.doubleToRawLongBits(number)) {
                entry.setValue(visited);
            }
        }
    }

    /**
     * The snapshot as bytes, which {@link #ofBytes} reads.
     *
     * @throws OutOfMemoryError if they do not fit into an array; use {@link #writeTo} instead
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads the bytes of {@link #toBytes}.
     *
     * @throws IllegalArgumentException if the bytes are not a snapshot, are of another version, truncated or corrupt
     */
    public static StateSnapshot ofBytes(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            StateSnapshot snapshot = readFrom(in);
            if (in.available() > 0) {
                throw new IllegalArgumentException(
                        "the saved state is corrupt: it is followed by " + in.available() + " other bytes");
            }
            return snapshot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bytes of the snapshot. The stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        new StateWriter(out).write(values);
    }

    /**
     * Reads what {@link #writeTo} wrote. The stream stays open, after the last byte of the snapshot.
     *
     * @throws IllegalArgumentException if the bytes are not a snapshot, are of another version, truncated or corrupt
     */
    public static StateSnapshot readFrom(InputStream in) throws IOException {
        return new StateSnapshot(new StateReader(in).read());
    }

    @Override
    public String toString() {
        return values.size() + " values: " + String.join(", ", values.keySet());
    }
}
