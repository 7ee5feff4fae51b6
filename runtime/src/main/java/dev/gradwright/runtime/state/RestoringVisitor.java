package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * Returns the saved value of each name, or copies it in place. A {@link CheckingVisitor} has compared names, types,
 * shapes and fixed texts.
 */
final class RestoringVisitor extends NamingVisitor {
    private final Map<String, Object> saved;

    RestoringVisitor(Map<String, Object> saved) {
        this.saved = saved;
    }

    private Object saved(String name) {
        String path = path(name);
        return Objects.requireNonNull(saved.get(path), path);
    }

    @Override
    public boolean visit(String name, boolean value) {
        return (Boolean) saved(name);
    }

    @Override
    public int visit(String name, int value) {
        return (Integer) saved(name);
    }

    @Override
    public long visit(String name, long value) {
        return (Long) saved(name);
    }

    @Override
    public float visit(String name, float value) {
        return (Float) saved(name);
    }

    @Override
    public double visit(String name, double value) {
        return (Double) saved(name);
    }

    @Override
    public String visit(String name, String value) {
        return (String) saved(name);
    }

    @Override
    public void visit(String name, double[] values) {
        System.arraycopy((double[]) saved(name), 0, values, 0, values.length);
    }

    @Override
    public void visit(String name, FMatrixRMaj values) {
        System.arraycopy(((FMatrixRMaj) saved(name)).data, 0, values.data, 0, values.getNumElements());
    }

    @Override
    public void visit(String name, Tensor values) {
        values.load(((FMatrixRMaj) saved(name)).data, 0, values.rows());
    }

    @Override
    public float[] visitGrowing(String name, float[] values) {
        return ((float[]) saved(name)).clone();
    }

    @Override
    public long[] visitGrowing(String name, long[] values) {
        return ((long[]) saved(name)).clone();
    }
}
