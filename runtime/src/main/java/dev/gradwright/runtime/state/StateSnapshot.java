package dev.gradwright.runtime.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    private Map<String, Object> values;

    private StateSnapshot(Map<String, Object> values) {
        this.values = values;
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
        values = visitor.saved();
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
        values.replaceAll((name, value) -> visited(visitor, name, value));
    }

    private static Object visited(StateVisitor visitor, String name, Object value) {
        if (value instanceof FMatrixRMaj matrix) {
            visitor.visit(name, matrix);
            return matrix;
        } else if (value instanceof double[] array) {
            visitor.visit(name, array);
            return array;
        } else if (value instanceof float[] array) {
            return visitor.visitGrowing(name, array);
        } else if (value instanceof long[] array) {
            return visitor.visitGrowing(name, array);
        } else if (value instanceof Boolean scalar) {
            return visitor.visit(name, scalar);
        } else if (value instanceof Integer scalar) {
            return visitor.visit(name, scalar);
        } else if (value instanceof Long scalar) {
            return visitor.visit(name, scalar);
        } else if (value instanceof Float scalar) {
            return visitor.visit(name, scalar);
        } else if (value instanceof Double scalar) {
            return visitor.visit(name, scalar);
        } else {
            return visitor.visit(name, (String) value);
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
