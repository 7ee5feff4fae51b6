package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.EnumDeclaration;
import dev.gradwright.processor.declaration.RecordDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatComponent;
import java.util.Optional;
import java.util.Set;

/** The features are a record, and each component that is not ignored has a type that can be encoded. */
final class FeatureType implements Rule {
    private static final Set<String> TIMES = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.sql.Date",
            "java.sql.Timestamp",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    private static final String REMEDY =
            "use a number, a boolean, an enum, a date, or a String with @Category, or add @Ignored";

    @Override
    public DiagnosticName name() {
        return DiagnosticName.FEATURE_TYPE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.declaration().features().ifPresent(record -> check(record, spec, report));
    }

    private static void check(RecordDeclaration record, ExpandedSpec spec, Report report) {
        String fromPackage = spec.declaration().type().packageName();
        Optional<String> problem = problemOf(record, fromPackage);
        if (problem.isPresent()) {
            report.at(record.origin(), record.type().name() + " " + problem.get());
            return;
        }
        for (FlatComponent component : spec.components()) {
            problemOf(component, fromPackage)
                    .ifPresent(text -> report.at(
                            component.declaration().origin(),
                            component.declaration().name() + " " + text));
        }
        if (spec.components().stream()
                .allMatch(component -> component.has(DslAnnotation.IGNORED) || component.isOnlyGroup())) {
            report.at(
                    record.origin(),
                    "%s has no component that is a feature; add one, or remove @Ignored from one"
                            .formatted(record.type().name()));
        }
    }

    private static Optional<String> problemOf(RecordDeclaration record, String fromPackage) {
        if (!record.isRecord()) {
            return Optional.of("is not a record, whose components would be the features; name a record");
        } else if (record.isGeneric()) {
            return Optional.of(
                    "is generic, so the types of its components are not known; name a record without type parameters");
        }
        return UserType.problemOf(record.type(), record.visibility(), record.isPrivate(), fromPackage);
    }

    /** Why a component cannot be encoded; empty if it can, or if the compiler has not found its type. */
    private static Optional<String> problemOf(FlatComponent component, String fromPackage) {
        if (component.declaration().type().isEmpty()
                || !component.annotations().stream().allMatch(FlatAnnotation::isComplete)) {
            return Optional.empty();
        }
        Optional<EnumDeclaration> enumType = component.declaration().enumType();
        if (enumType.isPresent()) {
            return problemOf(enumType.get(), component, fromPackage);
        }
        return component.feature().isPresent()
                ? Optional.empty()
                : Optional.of(problemOf(component.declaration().type().get()));
    }

    private static Optional<String> problemOf(EnumDeclaration type, FlatComponent component, String fromPackage) {
        Optional<String> invisible = UserType.problemOf(type.type(), type.visibility(), type.isPrivate(), fromPackage);
        if (invisible.isPresent()) {
            return Optional.of(
                    "is of the enum %s, which %s".formatted(type.type().name(), invisible.get()));
        } else if (component.has(DslAnnotation.IGNORED)
                || component.isOnlyGroup()
                || type.constants().size() > 1) {
            return Optional.empty();
        }
        return Optional.of("is of the enum %s, which has %s and so tells nothing; add constants, or @Ignored"
                .formatted(type.type().name(), type.constants().isEmpty() ? "no constant" : "one constant"));
    }

    private static String problemOf(String type) {
        String start = "is of type %s, which cannot be a feature; ".formatted(shortened(type));
        if (type.equals("java.lang.String")) {
            return "is a String, whose values need columns; add @Category with the number of frequent values, as in @Category(capacity = 40), or @Ignored";
        } else if (TIMES.contains(type)) {
            return start + "use Instant or LocalDate, or add @Ignored";
        } else if (type.startsWith("java.util.Optional")) {
            return start
                    + "use the type of its value: a wrapper such as Double may be missing, and others with @Missing";
        } else if (type.equals("char") || type.equals("java.lang.Character")) {
            return start + "use an enum, or a String with @Category, or add @Ignored";
        } else if (type.equals("java.math.BigInteger")) {
            return start + "use long or BigDecimal, or add @Ignored";
        }
        return start + REMEDY;
    }

    /** With simple names, as in {@code List<String>}. */
    private static String shortened(String type) {
        return type.replaceAll("[\\w$]+\\.", "");
    }
}
