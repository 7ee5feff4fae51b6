package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.EnumDeclaration;
import dev.gradwright.processor.declaration.EnumDeclaration.ConstantDeclaration;
import dev.gradwright.processor.declaration.TargetDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatComponent;
import dev.gradwright.processor.naming.ComponentType;
import dev.gradwright.processor.spec.FeatureSpec.EmbeddedSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Annotations of components fit their types, and their values are in range. */
final class FeatureValue implements Rule {
    /** The largest number of weights of a table, padding included: they must fit into an array. */
    static final long MAX_WEIGHTS = 1_000_000_000;

    private static final List<DslAnnotation> ENCODINGS =
            List.of(DslAnnotation.NUMERIC, DslAnnotation.CATEGORY, DslAnnotation.MISSING, DslAnnotation.GROUP);

    @Override
    public DiagnosticName name() {
        return DiagnosticName.FEATURE_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Optional<FlatAnnotation> numeric = spec.find(DslAnnotation.NUMERIC);
        numeric.filter(FlatAnnotation::isComplete).ifPresent(found -> checkNumeric(found, spec, report));
        for (FlatComponent component : spec.components()) {
            if (component.annotations().stream().allMatch(FlatAnnotation::isComplete)) {
                check(component, numeric.isPresent(), report);
            }
        }
        checkColumns(spec.components(), report);
        enumsOf(spec).forEach(type -> checkTexts(type, report));
    }

    /** @param isNumericOnNetwork whether numbers are standardised only if they say so */
    private static void check(FlatComponent component, boolean isNumericOnNetwork, Report report) {
        String name = component.declaration().name();
        if (component.has(DslAnnotation.IGNORED)) {
            for (DslAnnotation encoding : ENCODINGS) {
                component
                        .find(encoding)
                        .ifPresent(found -> report.at(
                                found.origin(),
                                "%s has no effect on %s, which is ignored; remove %s or @Ignored"
                                        .formatted(found.displayName(), name, found.displayName())));
            }
            component
                    .embedding()
                    .ifPresent(found -> report.at(
                            found.origin(),
                            "@Embedding has no effect on %s, which is ignored; remove @Embedding or @Ignored"
                                    .formatted(name)));
            return;
        }
        component.embedding().ifPresent(embedding -> checkEmbedding(embedding, component, report));
        component.type().ifPresent(type -> {
            component
                    .find(DslAnnotation.NUMERIC)
                    .ifPresent(numeric -> checkNumeric(numeric, isNumericOnNetwork, name, type, report));
            component.find(DslAnnotation.CATEGORY).ifPresent(category -> checkCategory(category, name, type, report));
            component.find(DslAnnotation.MISSING).ifPresent(missing -> checkMissing(missing, component, type, report));
        });
    }

    /** On a network. */
    private static void checkNumeric(FlatAnnotation numeric, ExpandedSpec spec, Report report) {
        boolean isRecipe = numeric.composed().isPresent();
        if (spec.declaration().features().isPresent()) {
            checkNumericValues(numeric, report);
            if (changesNothing(numeric) && !isRecipe && !overridesRecipe(spec)) {
                report.at(numeric.origin(), "@Numeric changes nothing; set log or bins, or remove it");
            }
        } else if (!isRecipe) {
            report.at(
                    numeric.origin(),
                    "@Numeric is about the numbers of a record, but the network has no features; remove it");
        }
    }

    private static boolean overridesRecipe(ExpandedSpec spec) {
        return spec.annotations().stream()
                .anyMatch(annotation -> annotation.kind() == DslAnnotation.NUMERIC
                        && annotation.composed().isPresent());
    }

    private static void checkNumeric(
            FlatAnnotation numeric, boolean isNumericOnNetwork, String name, ComponentType type, Report report) {
        if (type.kind() != ComponentType.Kind.NUMBER) {
            report.at(
                    numeric.origin(),
                    "@Numeric is for numbers and dates, but %s is %s; remove it".formatted(name, described(type)));
            return;
        }
        checkNumericValues(numeric, report);
        if (changesNothing(numeric) && !isNumericOnNetwork) {
            report.at(
                    numeric.origin(), "@Numeric changes nothing on %s; set log or bins, or remove it".formatted(name));
        }
    }

    private static boolean changesNothing(FlatAnnotation numeric) {
        return numeric.intValue("bins").value() == 0
                && numeric.intValue("rowsPerBin").value() == 0
                && !numeric.booleanValue("log").value();
    }

    private static void checkNumericValues(FlatAnnotation numeric, Report report) {
        Valued<Integer> bins = numeric.intValue("bins");
        Valued<Integer> rowsPerBin = numeric.intValue("rowsPerBin");
        boolean isLogarithmic = numeric.booleanValue("log").value();
        if (rowsPerBin.value() < 0) {
            report.at(
                    rowsPerBin.origin(),
                    "@Numeric rowsPerBin must be at least 1, or 0 for no limit, but is " + rowsPerBin.value());
        } else if (rowsPerBin.value() > 0 && bins.value() == 0) {
            report.at(rowsPerBin.origin(), "@Numeric rowsPerBin has no effect without bins; set bins, or remove it");
        } else if (bins.value() < 0 || bins.value() == 1) {
            report.at(
                    bins.origin(),
                    "@Numeric bins must be at least 2, or 0 for a standardised number, but is " + bins.value());
        } else if (bins.value() > 0 && isLogarithmic) {
            report.at(
                    numeric.booleanValue("log").origin(),
                    "@Numeric log has no use beside bins, whose limits are quantiles on any scale; remove it");
        }
    }

    private static void checkEmbedding(FlatAnnotation embedding, FlatComponent component, Report report) {
        String name = component.declaration().name();
        Optional<ComponentType> type = component.type();
        boolean isCategory = type.stream()
                .anyMatch(it -> it.kind() == ComponentType.Kind.ENUM || it.kind() == ComponentType.Kind.CATEGORY);
        if (type.isPresent() && !isCategory) {
            report.at(
                    embedding.origin(),
                    "@Embedding is for an enum, or for a String with @Category, but %s is %s; remove it"
                            .formatted(name, described(type.get())));
            return;
        }
        for (String attribute : List.of("entries", "units")) {
            if (embedding.intValue(attribute).value() != 0) {
                report.at(
                        embedding.intValue(attribute).origin(),
                        "@Embedding %s is for layers; on %s write the number of units alone, as in @Embedding(8)"
                                .formatted(attribute, name));
                return;
            }
        }
        Valued<Integer> units = embedding.intValue("value");
        if (units.value() < 1) {
            report.at(
                    units.origin(),
                    "@Embedding needs a number of units of at least 1, as in @Embedding(8), but %s"
                            .formatted(units.value() == 0 ? "has none" : "it is " + units.value()));
            return;
        }
        component
                .feature()
                .filter(EmbeddedSpec.class::isInstance)
                .map(EmbeddedSpec.class::cast)
                .ifPresent(feature -> checkTable(feature, report));
    }

    private static void checkTable(EmbeddedSpec feature, Report report) {
        if (feature.entries() > EmbeddingValue.MAX_ENTRIES) {
            report.at(
                    feature.units().origin(),
                    "@Embedding takes at most %d categories, because a float does not hold every larger index, but %s has %d; lower the capacity"
                            .formatted(EmbeddingValue.MAX_ENTRIES, feature.name(), feature.entries()));
        } else if (feature.entries() * feature.units().value() > MAX_WEIGHTS) {
            report.at(
                    feature.units().origin(),
                    tooLarge(feature.entries(), feature.units().value()));
        }
    }

    static String tooLarge(long entries, int units) {
        return "a table of %d × %d has %d weights, but only %d fit into an array; use fewer units or entries"
                .formatted(entries, units, entries * units, MAX_WEIGHTS);
    }

    private static void checkCategory(FlatAnnotation category, String name, ComponentType type, Report report) {
        Valued<Integer> capacity = category.intValue("capacity");
        if (type.kind() != ComponentType.Kind.CATEGORY) {
            report.at(
                    category.origin(),
                    "@Category is for a String, but %s is %s; remove it".formatted(name, described(type)));
        } else if (capacity.value() < 1) {
            report.at(capacity.origin(), "@Category capacity must be at least 1, but is " + capacity.value());
        }
    }

    private static void checkMissing(
            FlatAnnotation missing, FlatComponent component, ComponentType type, Report report) {
        String name = component.declaration().name();
        if (component.isPrimitive()) {
            report.at(
                    missing.origin(),
                    "%s is of type %s, which is never missing; make it %s, which says that it may be missing, and remove @Missing"
                            .formatted(name, type.typeName(), type.wrapperName()));
        } else if (type.kind() == ComponentType.Kind.CATEGORY) {
            report.at(
                    missing.origin(),
                    "@Missing has no effect on %s, because a missing category counts among the rare ones; remove it"
                            .formatted(name));
        }
    }

    private static String described(ComponentType type) {
        return switch (type.kind()) {
            case NUMBER -> type.hasWrapper() ? "a number" : "a number or a date";
            case FLAG -> "a boolean";
            case CATEGORY -> "a String";
            case ENUM -> "an enum";
        };
    }

    /** Every component that is read has another column. */
    private static void checkColumns(List<FlatComponent> components, Report report) {
        Map<String, FlatComponent> byColumn = new HashMap<>();
        for (FlatComponent component : components) {
            Optional<Valued<String>> named = component
                    .find(DslAnnotation.COLUMN)
                    .filter(FlatAnnotation::isComplete)
                    .map(column -> column.text("value"));
            String column =
                    named.map(Valued::value).orElse(component.declaration().name());
            if (normalized(column).isEmpty()) {
                named.ifPresent(empty ->
                        report.at(empty.origin(), "@Column is empty; write the name in the header of the file"));
                continue;
            }
            FlatComponent other = byColumn.putIfAbsent(normalized(column), component);
            if (other != null) {
                report.at(
                        named.map(Valued::origin).orElse(component.declaration().origin()),
                        "%s and %s are read from the same column %s, because case, spaces, _ and - do not matter; name another with @Column"
                                .formatted(
                                        other.declaration().name(),
                                        component.declaration().name(),
                                        column));
            }
        }
    }

    private static String normalized(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    private static Stream<EnumDeclaration> enumsOf(ExpandedSpec spec) {
        return Stream.concat(
                        spec.components().stream().flatMap(component -> component.declaration().enumType().stream()),
                        spec.declaration().target().flatMap(TargetDeclaration::enumType).stream())
                .distinct();
    }

    /** Every constant has another text. */
    private static void checkTexts(EnumDeclaration type, Report report) {
        Map<String, ConstantDeclaration> byText = new HashMap<>();
        for (ConstantDeclaration constant : type.constants()) {
            if (constant.spelling().isBlank()) {
                report.at(
                        constant.text().map(Valued::origin).orElse(constant.origin()),
                        "@Text of %s is blank, which files have for missing values; write another text, or remove it"
                                .formatted(constant.name()));
                continue;
            }
            ConstantDeclaration other = byText.putIfAbsent(constant.spelling(), constant);
            if (other != null) {
                report.at(
                        constant.text().map(Valued::origin).orElse(constant.origin()),
                        "%s and %s have the same text \"%s\" in files; write another @Text for one of them"
                                .formatted(other.name(), constant.name(), constant.spelling()));
            }
        }
    }
}
