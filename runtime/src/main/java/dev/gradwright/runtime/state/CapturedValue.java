package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** One position of a {@link CapturingVisitor}: the name and type that were visited there, and memory for the value. */
final class CapturedValue {
    private final String prefix;
    private final String name;
    /** Null for a part, which has no value of its own. */
    private final @Nullable ValueType type;

    private final String path;

    /** The bits of a number or flag. */
    private long bits;
    /** A text, an array, a matrix or a tensor. */
    private @Nullable Object memory;
    /** Number of values in use of an array that grows. */
    private int length;

    CapturedValue(String prefix, String name, @Nullable ValueType type) {
        this.prefix = prefix;
        this.name = name;
        this.type = type;
        this.path = type == null ? prefix + name + "." : prefix + name;
    }

    boolean matches(String otherPrefix, String otherName, @Nullable ValueType otherType) {
        return type == otherType && name.equals(otherName) && prefix.equals(otherPrefix);
    }

    /** The name within the whole state; for a part, with the dot that it puts in front of the names of its state. */
    String path() {
        return path;
    }

    boolean isPart() {
        return type == null;
    }

    void set(long newBits) {
        bits = newBits;
    }

    void set(String text) {
        memory = text;
    }

    void copy(double[] values) {
        if (!(memory instanceof double[] array && array.length == values.length)) {
            memory = new double[values.length];
        }
        System.arraycopy(values, 0, memory, 0, values.length);
    }

    void copy(float[] values, int rows, int columns) {
        FMatrixRMaj matrix;
        if (memory instanceof FMatrixRMaj old && old.numRows == rows && old.numCols == columns) {
            matrix = old;
        } else {
            matrix = new FMatrixRMaj(rows, columns);
            memory = matrix;
        }
        System.arraycopy(values, 0, matrix.data, 0, rows * columns);
    }

    /** Copies the blocks as they are: the layout is converted where the value is written. */
    void copy(Tensor values) {
        Tensor twin;
        if (memory instanceof Tensor old && isTwin(old, values)) {
            twin = old;
        } else {
            twin = values.zerosLike();
            memory = twin;
        }
        float[][] from = values.blocks();
        float[][] to = twin.blocks();
        for (int block = 0; block < from.length; block++) {
            System.arraycopy(from[block], 0, to[block], 0, values.length(block));
        }
    }

    private static boolean isTwin(Tensor one, Tensor other) {
        return one.getClass() == other.getClass() && one.rows() == other.rows() && one.columns() == other.columns();
    }

    void copyGrowing(float[] values, int count) {
        if (!(memory instanceof float[] array && array.length >= count)) {
            memory = new float[withReserve(count)];
        }
        System.arraycopy(values, 0, memory, 0, count);
        length = count;
    }

    void copyGrowing(long[] values, int count) {
        if (!(memory instanceof long[] array && array.length >= count)) {
            memory = new long[withReserve(count)];
        }
        System.arraycopy(values, 0, memory, 0, count);
        length = count;
    }

    /** Half as much again, so that an array that grows with each capture rarely needs new memory. */
    private static int withReserve(int count) {
        return (int) Math.min(count + count / 2L, Integer.MAX_VALUE - 8);
    }

    /** The value, as {@link StateWriter} takes it. */
    Object get() {
        return switch (Objects.requireNonNull(type)) {
            case BOOLEAN -> bits != 0;
            case INT -> (int) bits;
            case LONG -> bits;
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case DOUBLE -> Double.longBitsToDouble(bits);
            case FLOATS -> Arrays.copyOf((float[]) held(), length);
            case LONGS -> Arrays.copyOf((long[]) held(), length);
            case TEXT, DOUBLES, MATRIX -> held();
        };
    }

    private Object held() {
        return Objects.requireNonNull(memory);
    }
}
