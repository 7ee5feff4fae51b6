package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.diagnostic.Severity;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code @SuppressWarnings("gradwright:…")} names a warning, and names of warnings have that prefix. */
final class UnknownWarning {
    private static final String PREFIX = "gradwright:";

    /** The advice of the runtime. */
    private static final Set<String> WHILE_TRAINING = Set.of(
            "ConstantFeature",
            "DeadUnits",
            "FeatureScale",
            "LossPlateau",
            "MissingClass",
            "OneClass",
            "OneClassPredicted",
            "OutputRange",
            "RateFarFromSuggested",
            "SaturatedUnits",
            "TargetScale");

    private UnknownWarning() {}

    /** @param suppressed what an annotation names, as written */
    static void check(List<Valued<String>> suppressed, Report report) {
        for (Valued<String> text : suppressed) {
            problemOf(text.value(), suppressed).ifPresent(problem -> report.at(text.origin(), problem));
        }
    }

    private static Optional<String> problemOf(String text, List<Valued<String>> suppressed) {
        if (text.startsWith(PREFIX)) {
            return problemOf(text.substring(PREFIX.length()));
        }
        boolean isWarning = severityOf(text).filter(Severity.WARNING::equals).isPresent();
        boolean isRepeated = suppressed.stream().anyMatch(other -> other.value().equals(PREFIX + text));
        return isWarning && !isRepeated
                ? Optional.of(
                        "\"%s\" suppresses nothing without a prefix; write \"gradwright:%s\"".formatted(text, text))
                : Optional.empty();
    }

    private static Optional<String> problemOf(String label) {
        Optional<Severity> severity = severityOf(label);
        if (severity.isEmpty()) {
            return Optional.of(WHILE_TRAINING.contains(label) ? ofTraining(label) : unknown(label));
        }
        return severity.get() == Severity.ERROR
                ? Optional.of(
                        "%s is an error, which cannot be suppressed; remove \"gradwright:%s\"".formatted(label, label))
                : Optional.empty();
    }

    private static Optional<Severity> severityOf(String label) {
        return Stream.of(DiagnosticName.values())
                .filter(name -> name.label().equals(label))
                .map(DiagnosticName::severity)
                .findFirst();
    }

    private static String ofTraining(String label) {
        return "%s is advice while training, which @SuppressWarnings does not affect; use Advice.console().without(\"%s\")"
                .formatted(label, label);
    }

    private static String unknown(String label) {
        List<String> warnings = Stream.of(DiagnosticName.values())
                .filter(name -> name.severity() == Severity.WARNING)
                .map(DiagnosticName::label)
                .toList();
        String remedy = Spelling.nearest(label, warnings)
                .map(nearest -> "did you mean \"gradwright:%s\"?".formatted(nearest))
                .orElse("use the name that a warning has in brackets, or remove it");
        return "there is no warning \"gradwright:%s\"; %s".formatted(label, remedy);
    }
}
