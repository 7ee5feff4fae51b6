package dev.gradwright.runtime.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of a state that never change, such as the settings of a network. */
public final class FixedValues extends NamingVisitor implements ReadOnlyVisitor {
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
}
