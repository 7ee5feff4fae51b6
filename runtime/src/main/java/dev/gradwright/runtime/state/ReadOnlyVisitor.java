package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;

/** A visitor that looks for something in a state: it changes nothing, and ignores what it does not override. */
public interface ReadOnlyVisitor extends StateVisitor {
    @Override
    default boolean visit(String name, boolean value) {
        return value;
    }

    @Override
    default int visit(String name, int value) {
        return value;
    }

    @Override
    default long visit(String name, long value) {
        return value;
    }

    @Override
    default float visit(String name, float value) {
        return value;
    }

    @Override
    default double visit(String name, double value) {
        return value;
    }

    @Override
    default String visit(String name, String value) {
        return value;
    }

    @Override
    default void visit(String name, double[] values) {}

    @Override
    default void visit(String name, FMatrixRMaj values) {}

    @Override
    default void visit(String name, Tensor values) {}

    @Override
    default float[] visitGrowing(String name, float[] values) {
        return values;
    }

    @Override
    default long[] visitGrowing(String name, long[] values) {
        return values;
    }
}
