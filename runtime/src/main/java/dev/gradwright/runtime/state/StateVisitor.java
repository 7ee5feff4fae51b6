package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Saves or restores the state of a {@link Stateful}, value by value.
 *
 * <p>Methods for scalars and growing arrays return a value: a visitor that saves returns the value it was given, one
 * that restores returns the saved value. Matrices, tensors and arrays of fixed length are read or overwritten in place.
 * Names are unique within one {@link Stateful}; the name of a part is put in front of the names of its own state, as in
 * {@code optimizer.hidden1.weights.m}.
 */
public interface StateVisitor {
    /** Visits a flag. */
    boolean visit(String name, boolean value);

    /** Visits a whole number. */
    int visit(String name, int value);

    /** Visits a whole number. */
    long visit(String name, long value);

    /** Visits a number. */
    float visit(String name, float value);

    /** Visits a number. */
    double visit(String name, double value);

    /** Visits a text, which is not null. */
    String visit(String name, String value);

    /**
     * Visits a text that never changes, such as a setting or the structure of a network. A state fits only if it was
     * saved with the same text, which is compared before anything is restored. If there are several lines, the message
     * names the first that differs.
     */
    default void visitFixed(String name, String value) {
        String ignored = visit(name, value);
    }

    /** Visits an array whose length never changes, in place. */
    void visit(String name, double[] values);

    /** Visits an array whose length never changes, in place. It is treated as a matrix of one row. */
    default void visit(String name, float[] values) {
        visit(name, FMatrixRMaj.wrap(1, values.length, values));
    }

    /** Visits a matrix whose shape never changes, in place. */
    void visit(String name, FMatrixRMaj values);

    /**
     * Visits a tensor whose shape never changes, in place. Saved values are row-major and without padding, for any
     * layout of the tensor.
     */
    void visit(String name, Tensor values);

    /** Visits an array whose length changes. A visitor that restores returns an array of the saved length. */
    float[] visitGrowing(String name, float[] values);

    /** Visits an array whose length changes. A visitor that restores returns an array of the saved length. */
    long[] visitGrowing(String name, long[] values);

    /**
     * Visits the first values of an array that has room for more.
     *
     * @param length number of values in use, from the first one on
     * @return the array itself, which did not change; or another one, of which all values are in use
     */
    default float[] visitGrowing(String name, float[] values, int length) {
        return visitGrowing(name, Arrays.copyOf(values, length));
    }

    /**
     * Visits the first values of an array that has room for more.
     *
     * @param length number of values in use, from the first one on
     * @return the array itself, which did not change; or another one, of which all values are in use
     */
    default long[] visitGrowing(String name, long[] values, int length) {
        return visitGrowing(name, Arrays.copyOf(values, length));
    }

    /** Visits everything that a part visits, with {@code name} and a dot in front of its names. */
    void visit(String name, Stateful part);
}
