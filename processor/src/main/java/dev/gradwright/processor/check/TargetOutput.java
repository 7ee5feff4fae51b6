package dev.gradwright.processor.check;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.declaration.EnumDeclaration;
import dev.gradwright.processor.declaration.TargetDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OutputDemand;
import java.util.Optional;
import java.util.OptionalLong;

/** What is predicted from a record fits the loss and the output of the last layer. */
final class TargetOutput implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.TARGET_OUTPUT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Optional<TargetDeclaration> target = spec.declaration().target();
        if (target.isPresent() && spec.declaration().features().isPresent()) {
            check(target.get(), spec, report);
        }
        spec.network().ifPresent(network -> checkScaling(target, network, spec, report));
    }

    private static void check(TargetDeclaration target, ExpandedSpec spec, Report report) {
        Optional<String> problem = problemOf(target, spec.declaration().type().packageName());
        if (problem.isPresent()) {
            report.at(target.origin(), "the target " + problem.get());
            return;
        }
        Optional<LossSpec> loss = spec.network().flatMap(NetworkSpec::loss);
        Optional<Output> output = Output.of(spec);
        if (loss.isPresent()
                && output.filter(known -> LossOutput.problem(loss.get(), known).isEmpty())
                        .isPresent()) {
            problemOf(target, loss.get(), output.get().units())
                    .ifPresent(text -> report.at(target.origin(), "the target " + text));
        }
    }

    /** Why no network has a target of a type; empty if it may be one. */
    private static Optional<String> problemOf(TargetDeclaration target, String fromPackage) {
        Optional<EnumDeclaration> enumType = target.enumType();
        if (enumType.isPresent()) {
            EnumDeclaration type = enumType.get();
            Optional<String> invisible =
                    UserType.problemOf(type.type(), type.visibility(), type.isPrivate(), fromPackage);
            return invisible.isPresent() || type.constants().size() > 1
                    ? invisible.map(text -> type.type().name() + " " + text)
                    : Optional.of("%s has %s, so there is nothing to predict; give it a constant for each class"
                            .formatted(
                                    type.type().name(), type.constants().isEmpty() ? "no constant" : "one constant"));
        }
        return switch (target.type()) {
            case "boolean", "double" -> Optional.empty();
            case "java.lang.Boolean" -> Optional.of("is Boolean, but is never missing; write boolean.class");
            case "java.lang.Double", "float", "java.lang.Float", "int", "java.lang.Integer", "long", "java.lang.Long" ->
                Optional.of(
                        "is %s, but numbers are predicted as double; write double.class".formatted(simpleName(target)));
            default ->
                Optional.of("is %s, but must be an enum, boolean.class or double.class".formatted(simpleName(target)));
        };
    }

    private static String simpleName(TargetDeclaration target) {
        return target.type().replaceAll("[\\w$]+\\.", "");
    }

    /** Why a network cannot predict the target; empty if it can. The loss accepts the output. */
    private static Optional<String> problemOf(TargetDeclaration target, LossSpec loss, OptionalLong units) {
        OutputDemand demand = loss.kind().demand();
        return target.type().equals("double")
                ? problemOfNumber(loss.function().value(), demand, units)
                : problemOfClasses(target, loss.function().value(), demand, units);
    }

    private static Optional<String> problemOfNumber(LossFunction loss, OutputDemand demand, OptionalLong units) {
        return switch (demand) {
            case ANYTHING, EXPECTED_COUNTS, EXPECTED_AMOUNTS, RANKING ->
                units.isPresent() && units.getAsLong() != 1
                        ? Optional.of("is one number, but the output has %d units; give the last layer 1 unit"
                                .formatted(units.getAsLong()))
                        : Optional.empty();
            case QUANTILES -> Optional.empty();
            case SCORES, SOFTMAX, SIGMOIDS, PROBABILITIES, DIRECTION ->
                Optional.of(
                        "is a number, but %s is no loss for numbers; use one such as MEAN_SQUARED_ERROR, or name an enum or boolean.class as the target"
                                .formatted(loss));
        };
    }

    private static Optional<String> problemOfClasses(
            TargetDeclaration target, LossFunction loss, OutputDemand demand, OptionalLong units) {
        int classes = target.enumType().map(type -> type.constants().size()).orElse(2);
        String start = described(target, classes);
        return switch (demand) {
            case SOFTMAX, PROBABILITIES ->
                units.isPresent() && units.getAsLong() != classes
                        ? Optional.of("%s, but the output has %d units; give the last layer %d"
                                .formatted(start, units.getAsLong(), classes))
                        : Optional.empty();
            case SIGMOIDS, SCORES ->
                classes > 2
                        ? Optional.of(
                                "%s, of which a row has one, but %s decides on each unit alone; use SPARSE_CATEGORICAL_CROSSENTROPY, and a last layer of %d units with activation = SOFTMAX"
                                        .formatted(start, loss, classes))
                        : problemOfTwoClasses(start, loss, units);
            case RANKING ->
                Optional.of(
                        "%s, but %s takes the relevance of a row, a number; write double.class, with a relevance such as 0 to %d"
                                .formatted(start, loss, classes - 1));
            case ANYTHING, EXPECTED_COUNTS, EXPECTED_AMOUNTS, QUANTILES, DIRECTION ->
                Optional.of("%s, but %s is no loss for classes; use %s"
                        .formatted(
                                start,
                                loss,
                                classes == 2
                                        ? "BINARY_CROSSENTROPY, and a last layer of 1 unit with activation = SIGMOID"
                                        : "SPARSE_CATEGORICAL_CROSSENTROPY, and a last layer of %d units with activation = SOFTMAX"
                                                .formatted(classes)));
        };
    }

    private static Optional<String> problemOfTwoClasses(String start, LossFunction loss, OptionalLong units) {
        return units.isPresent() && units.getAsLong() != 1
                ? Optional.of("%s, which %s tells apart with 1 unit, but the output has %d; give the last layer 1"
                        .formatted(start, loss, units.getAsLong()))
                : Optional.empty();
    }

    private static String described(TargetDeclaration target, int classes) {
        return target.enumType()
                .map(type -> "%s has %d constants".formatted(type.type().name(), classes))
                .orElse("is a boolean");
    }

    private static void checkScaling(
            Optional<TargetDeclaration> target, NetworkSpec network, ExpandedSpec spec, Report report) {
        spec.annotations().stream()
                .filter(annotation -> annotation.kind() == DslAnnotation.TARGET_SCALING)
                .forEach(scaling -> problemOfScaling(target, network)
                        .ifPresent(problem -> report.at(scaling.origin(), "@TargetScaling " + problem)));
    }

    private static Optional<String> problemOfScaling(Optional<TargetDeclaration> target, NetworkSpec network) {
        if (target.isEmpty()) {
            return Optional.of(
                    "scales the target of records, but the network has no target; name features and target = double.class, or remove it");
        } else if (!target.get().type().equals("double")) {
            return target.get().enumType().isPresent() || target.get().type().equals("boolean")
                    ? Optional.of("scales numbers, but the target is a class; remove it")
                    : Optional.empty();
        }
        Optional<LossFunction> function =
                network.loss().map(loss -> loss.function().value());
        if (function.filter(loss -> LossKind.of(loss).ranks()).isPresent()) {
            return function.map(
                    loss -> "scales numbers, but %s takes the relevance of a row; remove it".formatted(loss));
        }
        return function.filter(TargetOutput::needsOwnUnit)
                .map(loss -> "makes targets negative, which %s cannot take; remove it, or use MEAN_SQUARED_ERROR"
                        .formatted(loss));
    }

    /** Losses whose targets have a meaning of their own, such as counts. Losses for classes are reported already. */
    private static boolean needsOwnUnit(LossFunction loss) {
        return switch (loss) {
            case POISSON, TWEEDIE, MEAN_ABSOLUTE_PERCENTAGE_ERROR, MEAN_SQUARED_LOGARITHMIC_ERROR -> true;
            default -> false;
        };
    }
}
