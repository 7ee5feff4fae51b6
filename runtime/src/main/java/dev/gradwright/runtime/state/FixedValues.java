package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** The texts of a state that never change, such as the settings of a network. */
public final class FixedValues extends NamingVisitor {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private FixedValues() {}

    /** The texts that were passed to {@link StateVisitor#visitFixed}, by name and in order. */
    public static Map<String, String> of(Stateful source) {
        FixedValues visitor = new FixedValues();
        source.visit(visitor);
        return visitor.texts;
    }

    @Override
    public void visitFixed(String name, String value) {
        texts.put(path(name), value);
    }

    @Override
    public boolean visit(String name, boolean value) {
        return value;
    }

    @Override
    public int visit(String name, int value) {
        return value;
    }

    @Override
    public long visit(String name, long value) {
        return value;
    }

    @Override
    public float visit(String name, float value) {
        return value;
    }

    @Override
    public double visit(String name, double value) {
        return value;
    }

    @Override
    public String visit(String name, String value) {
        return value;
    }

    @Override
    public void visit(String name, double[] values) {}

    @Override
    public void visit(String name, FMatrixRMaj values) {}

    @Override
    public void visit(String name, Tensor values) {}

    @Override
    public float[] visitGrowing(String name, float[] values) {
        return values;
    }

    @Override
    public long[] visitGrowing(String name, long[] values) {
        return values;
    }
}
