package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.CustomClass;
import dev.gradwright.processor.spec.CustomClass.Kind;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.RuntimeNames;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/** The generated network can instantiate a custom optimizer or schedule. */
final class CustomType implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.CUSTOM_TYPE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().ifPresent(network -> check(network, report));
    }

    private static void check(NetworkSpec network, Report report) {
        if (network.optimizer().kind() == OptimizerKind.CUSTOM) {
            Valued<CustomClass> rule = network.optimizer().hyperParameters().customClass("value");
            check("@Optimizer", rule, RuntimeNames.UPDATE_RULE, network, report, List.of());
        }
        Optional<ScheduleSpec> custom = network.schedule().filter(schedule -> schedule.kind() == ScheduleKind.CUSTOM);
        custom.ifPresent(schedule -> {
            Valued<CustomClass> type = schedule.hyperParameters().customClass("value");
            check("@Schedule", type, RuntimeNames.LEARNING_RATE_SCHEDULE, network, report, List.of("double"));
        });
    }

    private static void check(
            String annotation,
            Valued<CustomClass> type,
            QualifiedName contract,
            NetworkSpec network,
            Report report,
            List<String> alternative) {
        problemOf(type.value(), contract, network.packageName(), alternative)
                .ifPresent(problem ->
                        report.at(type.origin(), annotation + " " + type.value().name() + " " + problem));
    }

    /** The first problem of a class; empty if it has none. */
    private static Optional<String> problemOf(
            CustomClass type, QualifiedName contract, String fromPackage, List<String> alternative) {
        if (!type.supertypes().contains(contract.full())) {
            return Optional.of("does not implement %s of %s; name a class that does"
                    .formatted(contract.simple(), contract.packageName()));
        } else if (type.kind() != Kind.CLASS) {
            return Optional.of(
                    "is %s, which cannot be instantiated; name a class that is not abstract".formatted(kind(type)));
        } else if (type.isPrivate()) {
            return Optional.of("is private, or in a private type, so the generated class cannot name it; make it %s"
                    .formatted(type.packageName().equals(fromPackage) ? "package-private" : "public"));
        } else if (type.visibility() != Visibility.PUBLIC && !type.packageName().equals(fromPackage)) {
            return Optional.of("is not public, so the generated class in %s cannot name it; make it public"
                    .formatted(fromPackage.isEmpty() ? "the unnamed package" : fromPackage));
        } else if (type.isInner()) {
            return Optional.of("is an inner class, which needs an instance of its enclosing class; make it static");
        } else if (!type.hasConstructor(fromPackage, List.of())
                && (alternative.isEmpty() || !type.hasConstructor(fromPackage, alternative))) {
            return Optional.of(
                    "has no constructor without parameters%s that the generated class can call and that throws no checked exception; add a public one"
                            .formatted(
                                    alternative.isEmpty()
                                            ? ""
                                            : ", or with one " + String.join(", ", alternative)
                                                    + " for the learning rate,"));
        }
        return Optional.empty();
    }

    private static String kind(CustomClass type) {
        return switch (type.kind()) {
            case ABSTRACT_CLASS -> "abstract";
            case INTERFACE -> "an interface";
            case ENUM -> "an enum";
            case CLASS, OTHER -> "not a class";
        };
    }
}
