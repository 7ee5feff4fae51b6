package dev.gradwright.processor.lower;

import static dev.gradwright.processor.lower.SpecBuilder.NOWHERE;
import static dev.gradwright.processor.lower.SpecBuilder.valued;

import dev.gradwright.processor.naming.ComponentType;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.ComponentSpec;
import dev.gradwright.processor.spec.EnumSpec;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.TableSpec;
import dev.gradwright.processor.spec.TargetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the record of a spec in package {@code example} as the reader does. */
public final class TableBuilder {
    private final String record;
    private final TargetSpec target;
    private final List<FeatureSpec> components = new ArrayList<>();
    private Optional<String> column = Optional.empty();

    private TableBuilder(String record, TargetSpec target) {
        this.record = record;
        this.target = target;
    }

    public static TableBuilder table(String record, EnumSpec target) {
        return new TableBuilder(record, new TargetSpec.EnumTarget(target, NOWHERE));
    }

    /** An enum of package {@code example}. */
    public static EnumSpec enumOf(String name, List<String> constants, List<String> texts) {
        return new EnumSpec(new QualifiedName("example", name), constants, texts);
    }

    /** The column of the component that is added next. */
    public TableBuilder column(String name) {
        column = Optional.of(name);
        return this;
    }

    public TableBuilder number(String name, ComponentType type, boolean isPrimitive, boolean isOptional) {
        return add(new FeatureSpec.NumberSpec(component(name, type, isPrimitive), false, isOptional));
    }

    public TableBuilder logarithm(String name) {
        return add(new FeatureSpec.NumberSpec(component(name, ComponentType.DOUBLE, true), true, false));
    }

    public TableBuilder bins(String name, int bins, int rowsPerBin) {
        return add(new FeatureSpec.BinnedSpec(
                component(name, ComponentType.DOUBLE, true), valued(bins), rowsPerBin, false));
    }

    public TableBuilder flag(String name, boolean isPrimitive) {
        return add(new FeatureSpec.FlagSpec(component(name, ComponentType.BOOLEAN, isPrimitive), !isPrimitive));
    }

    public TableBuilder constants(String name, EnumSpec type, boolean isOptional) {
        ComponentSpec source =
                new ComponentSpec(name, ComponentType.ENUM, false, Optional.of(type), Optional.empty(), NOWHERE);
        return add(new FeatureSpec.ConstantSpec(source, type, isOptional));
    }

    public TableBuilder category(String name, int capacity) {
        return add(new FeatureSpec.CategorySpec(component(name, ComponentType.TEXT, false), valued(capacity)));
    }

    public TableBuilder embeddedConstants(String name, EnumSpec type, boolean isOptional, int units) {
        return constants(name, type, isOptional).embedded(units, false);
    }

    public TableBuilder embeddedCategory(String name, int capacity, int units, boolean isSparse) {
        return category(name, capacity).embedded(units, isSparse);
    }

    /** Embeds the component that was added last. */
    private TableBuilder embedded(int units, boolean isSparse) {
        int last = components.size() - 1;
        components.set(
                last,
                new FeatureSpec.EmbeddedSpec((FeatureSpec.Encoded) components.get(last), valued(units), isSparse));
        return this;
    }

    public TableBuilder ignored(String name) {
        return add(new FeatureSpec.IgnoredSpec(name, Optional.of(component(name, ComponentType.TEXT, false)), false));
    }

    /** An ignored component that cannot be read. */
    public TableBuilder unreadable(String name) {
        return add(new FeatureSpec.IgnoredSpec(name, Optional.empty(), false));
    }

    private ComponentSpec component(String name, ComponentType type, boolean isPrimitive) {
        return new ComponentSpec(name, type, isPrimitive, Optional.empty(), column, NOWHERE);
    }

    private TableBuilder add(FeatureSpec component) {
        components.add(component);
        column = Optional.empty();
        return this;
    }

    TableSpec build() {
        return new TableSpec(
                new QualifiedName("example", record), Visibility.PUBLIC, components, Optional.empty(), target, NOWHERE);
    }
}
