package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Copies each visited value into the memory at its position among the visits. As long as the visits have the names and
 * types of the previous time, nothing is allocated; from the first that has not, the positions are learned again.
 */
final class CapturingVisitor implements StateVisitor {
    private final List<CapturedValue> captured = new ArrayList<>();
    private String prefix = "";
    private int position;
    private boolean changed;
    private boolean complete;

    /** Starts at the first position. */
    void begin() {
        prefix = "";
        position = 0;
        changed = false;
        complete = false;
    }

    /**
     * Drops what was not visited this time.
     *
     * @throws IllegalStateException if two values have the same name
     */
    void end() {
        dropRest();
        if (changed) {
            requireDistinctNames();
        }
        complete = true;
    }

    private void dropRest() {
        if (position < captured.size()) {
            captured.subList(position, captured.size()).clear();
        }
    }

    private void requireDistinctNames() {
        try {
            Map<String, Object> ignored = named();
        } catch (IllegalStateException e) {
            captured.clear();
            throw e;
        }
    }

    /**
     * The captured values by name. Tensors are in the layout of their kernels.
     *
     * @throws IllegalStateException if the last capture is not complete
     */
    Map<String, Object> values() {
        if (!complete) {
            throw new IllegalStateException("no state was captured, or the last capture has failed");
        }
        return named();
    }

    private Map<String, Object> named() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (CapturedValue value : captured) {
            if (!value.isPart() && values.put(value.path(), value.get()) != null) {
                throw NamingVisitor.visitedTwice(value.path());
            }
        }
        return values;
    }

    /**
     * The memory at this position, which is new if another name or type was visited here before.
     *
     * @param type null for a part
     */
    private CapturedValue next(String name, @Nullable ValueType type) {
        if (position == captured.size() || !captured.get(position).matches(prefix, name, type)) {
            dropRest();
            captured.add(new CapturedValue(prefix, name, type));
            changed = true;
        }
        return captured.get(position++);
    }

    @Override
    public void visit(String name, Stateful part) {
        String outer = prefix;
        prefix = next(name, null).path();
        part.visit(this);
        prefix = outer;
    }

    @Override
    public boolean visit(String name, boolean value) {
        next(name, ValueType.BOOLEAN).set(value ? 1 : 0);
        return value;
    }

    @Override
    public int visit(String name, int value) {
        next(name, ValueType.INT).set(value);
        return value;
    }

    @Override
    public long visit(String name, long value) {
        next(name, ValueType.LONG).set(value);
        return value;
    }

    @Override
    public float visit(String name, float value) {
        next(name, ValueType.FLOAT).set(Float.floatToRawIntBits(value));
        return value;
    }

    @Override
    public double visit(String name, double value) {
        next(name, ValueType.DOUBLE).set(Double.doubleToRawLongBits(value));
        return value;
    }

    @Override
    public String visit(String name, String value) {
        next(name, ValueType.TEXT).set(value);
        return value;
    }

    @Override
    public void visit(String name, double[] values) {
        next(name, ValueType.DOUBLES).copy(values);
    }

    @Override
    public void visit(String name, float[] values) {
        next(name, ValueType.MATRIX).copy(values, 1, values.length);
    }

    @Override
    public void visit(String name, FMatrixRMaj values) {
        next(name, ValueType.MATRIX).copy(values.data, values.numRows, values.numCols);
    }

    @Override
    public void visit(String name, Tensor values) {
        next(name, ValueType.MATRIX).copy(values);
    }

    @Override
    public float[] visitGrowing(String name, float[] values) {
        return visitGrowing(name, values, values.length);
    }

    @Override
    public float[] visitGrowing(String name, float[] values, int length) {
        next(name, ValueType.FLOATS).copyGrowing(values, length);
        return values;
    }

    @Override
    public long[] visitGrowing(String name, long[] values) {
        return visitGrowing(name, values, values.length);
    }

    @Override
    public long[] visitGrowing(String name, long[] values, int length) {
        next(name, ValueType.LONGS).copyGrowing(values, length);
        return values;
    }
}
