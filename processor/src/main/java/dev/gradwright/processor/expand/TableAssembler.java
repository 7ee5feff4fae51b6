package dev.gradwright.processor.expand;

import dev.gradwright.dsl.TargetScale;
import dev.gradwright.processor.declaration.ComponentDeclaration;
import dev.gradwright.processor.declaration.EnumDeclaration;
import dev.gradwright.processor.declaration.EnumDeclaration.ConstantDeclaration;
import dev.gradwright.processor.declaration.RecordDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TargetDeclaration;
import dev.gradwright.processor.naming.ComponentType;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.ComponentSpec;
import dev.gradwright.processor.spec.EnumSpec;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.TableSpec;
import dev.gradwright.processor.spec.TargetSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/** Makes features of the components of a record. */
final class TableAssembler {
    private TableAssembler() {}

    /**
     * The components of the record that a spec names; none if it names no record.
     *
     * @param annotations of the spec, among them the encoding of numbers that have none of their own
     */
    static List<FlatComponent> components(SpecDeclaration spec, List<FlatAnnotation> annotations) {
        Optional<FlatAnnotation> numeric =
                Nearest.of(DslAnnotation.NUMERIC, annotations).filter(FlatAnnotation::isComplete);
        return spec.features().stream()
                .flatMap(record -> record.components().stream())
                .map(component -> expand(component, numeric))
                .toList();
    }

    private static FlatComponent expand(ComponentDeclaration component, Optional<FlatAnnotation> numeric) {
        List<FlatAnnotation> annotations = Compositions.flatten(component.annotations());
        FlatComponent flat = new FlatComponent(component, annotations, Optional.empty());
        return annotations.stream().allMatch(FlatAnnotation::isComplete)
                ? new FlatComponent(component, annotations, feature(flat, numeric))
                : flat;
    }

    /** The type of a component; empty if generated code can neither read nor encode it. */
    static Optional<ComponentType> typeOf(ComponentDeclaration component) {
        return component.enumType().isPresent()
                ? Optional.of(ComponentType.ENUM)
                : component.type().flatMap(ComponentType::named);
    }

    private static Optional<FeatureSpec> feature(FlatComponent component, Optional<FlatAnnotation> numeric) {
        Optional<ComponentSpec> readable = component.type().map(type -> componentSpec(component, type));
        if (component.has(DslAnnotation.IGNORED) || component.isOnlyGroup()) {
            return Optional.of(new FeatureSpec.IgnoredSpec(
                    component.declaration().name(),
                    readable,
                    component.declaration().type().filter("char"::equals).isPresent()));
        }
        return readable.flatMap(source -> feature(component, source, numeric));
    }

    private static ComponentSpec componentSpec(FlatComponent component, ComponentType type) {
        ComponentDeclaration declaration = component.declaration();
        return new ComponentSpec(
                declaration.name(),
                type,
                component.isPrimitive(),
                declaration.enumType().map(TableAssembler::enumSpec),
                component
                        .find(DslAnnotation.COLUMN)
                        .map(column -> column.text("value").value()),
                declaration.origin());
    }

    private static EnumSpec enumSpec(EnumDeclaration type) {
        return new EnumSpec(
                type.type(),
                type.constants().stream().map(ConstantDeclaration::name).toList(),
                type.constants().stream().map(ConstantDeclaration::spelling).toList());
    }

    private static Optional<FeatureSpec> feature(
            FlatComponent component, ComponentSpec source, Optional<FlatAnnotation> numeric) {
        boolean isOptional =
                !source.isPrimitive() && (source.type().hasWrapper() || component.has(DslAnnotation.MISSING));
        return switch (source.type().kind()) {
            case NUMBER ->
                Optional.of(number(component.find(DslAnnotation.NUMERIC).or(() -> numeric), source, isOptional));
            case FLAG -> Optional.of(new FeatureSpec.FlagSpec(source, isOptional));
            case ENUM ->
                source.enumType()
                        .filter(type -> !type.constants().isEmpty())
                        .map(type -> embedded(component, new FeatureSpec.ConstantSpec(source, type, isOptional)));
            case CATEGORY ->
                component
                        .find(DslAnnotation.CATEGORY)
                        .map(category -> embedded(
                                component, new FeatureSpec.CategorySpec(source, category.intValue("capacity"))));
        };
    }

    private static FeatureSpec embedded(FlatComponent component, FeatureSpec.Encoded category) {
        return component
                .embedding()
                .<FeatureSpec>map(embedding -> new FeatureSpec.EmbeddedSpec(
                        category,
                        embedding.intValue("value"),
                        embedding.booleanValue("sparse").value()))
                .orElse(category);
    }

    private static FeatureSpec number(Optional<FlatAnnotation> numeric, ComponentSpec source, boolean isOptional) {
        Optional<Valued<Integer>> bins =
                numeric.map(found -> found.intValue("bins")).filter(found -> found.value() != 0);
        return bins.<FeatureSpec>map(found -> new FeatureSpec.BinnedSpec(
                        source, found, numeric.get().intValue("rowsPerBin").value(), isOptional))
                .orElseGet(() -> new FeatureSpec.NumberSpec(
                        source, numeric.stream().anyMatch(TableAssembler::isLogarithmic), isOptional));
    }

    private static boolean isLogarithmic(FlatAnnotation numeric) {
        return numeric.booleanValue("log").value();
    }

    /** The record and the target of a spec; empty unless both are there, and all components can be encoded. */
    static Optional<TableSpec> assemble(
            SpecDeclaration spec, List<FlatComponent> components, Optional<FlatAnnotation> scaling) {
        if (spec.features().isEmpty() || spec.target().isEmpty() || !areKnown(components)) {
            return Optional.empty();
        }
        RecordDeclaration record = spec.features().get();
        return target(spec.target().get(), scaling)
                .map(target -> new TableSpec(
                        record.type(),
                        visibility(record, spec.target().get()),
                        components.stream()
                                .map(component -> component.feature().orElseThrow())
                                .toList(),
                        components.stream()
                                .filter(component -> component.has(DslAnnotation.GROUP))
                                .map(component -> component.declaration().name())
                                .findFirst(),
                        target,
                        record.origin()));
    }

    /** Number of columns of an encoded record; below 0 if it is not known, as for a type without features. */
    static long columns(List<FlatComponent> components) {
        long columns = areKnown(components) && components.stream().allMatch(TableAssembler::hasColumns)
                ? components.stream()
                        .mapToLong(
                                component -> component.feature().orElseThrow().columns())
                        .sum()
                : -1;
        return columns == 0 ? -1 : columns;
    }

    private static boolean areKnown(List<FlatComponent> components) {
        return components.stream().allMatch(component -> component.feature().isPresent());
    }

    private static boolean hasColumns(FlatComponent component) {
        return component.feature().orElseThrow().columns() >= 0;
    }

    private static Visibility visibility(RecordDeclaration record, TargetDeclaration target) {
        return target.enumType()
                .map(EnumDeclaration::visibility)
                .filter(visibility -> visibility.compareTo(record.visibility()) > 0)
                .orElse(record.visibility());
    }

    private static Optional<TargetSpec> target(TargetDeclaration target, Optional<FlatAnnotation> scaling) {
        if (target.enumType().isPresent()) {
            return target.enumType().map(type -> new TargetSpec.EnumTarget(enumSpec(type), target.origin()));
        }
        return switch (target.type()) {
            case "boolean" -> Optional.of(new TargetSpec.BooleanTarget(target.origin()));
            case "double" ->
                Optional.of(new TargetSpec.NumberTarget(
                        scaling.map(found -> found.enumValue("value", TargetScale.class)), target.origin()));
            default -> Optional.empty();
        };
    }
}
