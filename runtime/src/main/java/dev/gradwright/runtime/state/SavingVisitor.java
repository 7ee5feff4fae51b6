package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Copies each visited value, if possible into the memory of an earlier copy. */
class SavingVisitor extends NamingVisitor {
    private final Map<String, Object> earlier;
    private final Map<String, Object> saved = new LinkedHashMap<>();

    /** @param earlier copies by name, which may be overwritten */
    SavingVisitor(Map<String, Object> earlier) {
        this.earlier = earlier;
    }

    /** The copies by name, in the order of the visits. */
    Map<String, Object> saved() {
        return saved;
    }

    private <T> T save(String name, T value) {
        saved.put(path(name), value);
        return value;
    }

    @Override
    public boolean visit(String name, boolean value) {
        return save(name, value);
    }

    @Override
    public int visit(String name, int value) {
        return save(name, value);
    }

    @Override
    public long visit(String name, long value) {
        return save(name, value);
    }

    @Override
    public float visit(String name, float value) {
        return save(name, value);
    }

    @Override
    public double visit(String name, double value) {
        return save(name, value);
    }

    @Override
    public String visit(String name, String value) {
        return save(name, value);
    }

    @Override
    public void visit(String name, double[] values) {
        String path = path(name);
        double[] copy = earlier.get(path) instanceof double[] array && array.length == values.length
                ? array
                : new double[values.length];
        System.arraycopy(values, 0, copy, 0, values.length);
        saved.put(path, copy);
    }

    @Override
    public void visit(String name, FMatrixRMaj values) {
        String path = path(name);
        FMatrixRMaj copy = matrix(path, values.numRows, values.numCols);
        System.arraycopy(values.data, 0, copy.data, 0, values.getNumElements());
        saved.put(path, copy);
    }

    @Override
    public void visit(String name, Tensor values) {
        String path = path(name);
        FMatrixRMaj copy = matrix(path, values.rows(), values.columns());
        values.store(copy.data, 0);
        saved.put(path, copy);
    }

    private FMatrixRMaj matrix(String path, int rows, int columns) {
        @Nullable Object reusable = earlier.get(path);
        return reusable instanceof FMatrixRMaj matrix && matrix.numRows == rows && matrix.numCols == columns
                ? matrix
                : new FMatrixRMaj(rows, columns);
    }

    @Override
    public float[] visitGrowing(String name, float[] values) {
        saved.put(path(name), values.clone());
        return values;
    }

    @Override
    public long[] visitGrowing(String name, long[] values) {
        saved.put(path(name), values.clone());
        return values;
    }
}
