package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.diagnostic.Severity;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code @SuppressWarnings("gradwright:…")} names a warning. */
final class UnknownWarning {
    private UnknownWarning() {}

    /** @param suppressed the names of warnings, as written */
    static void check(List<Valued<String>> suppressed, Report report) {
        for (Valued<String> name : suppressed) {
            Optional<Severity> severity = severityOf(name.value());
            if (severity.isEmpty()) {
                report.at(name.origin(), unknown(name.value()));
            } else if (severity.get() == Severity.ERROR) {
                report.at(
                        name.origin(),
                        "%s is an error, which cannot be suppressed; remove \"gradwright:%s\""
                                .formatted(name.value(), name.value()));
            }
        }
    }

    private static Optional<Severity> severityOf(String label) {
        return Stream.of(DiagnosticName.values())
                .filter(name -> name.label().equals(label))
                .map(DiagnosticName::severity)
                .findFirst();
    }

    private static String unknown(String label) {
        List<String> warnings = Stream.of(DiagnosticName.values())
                .filter(name -> name.severity() == Severity.WARNING)
                .map(DiagnosticName::label)
                .toList();
        String remedy = Spelling.nearest(label, warnings)
                .map(nearest -> "did you mean \"gradwright:%s\"?".formatted(nearest))
                .orElse("the warnings are " + String.join(", ", warnings));
        return "there is no warning \"gradwright:%s\"; %s".formatted(label, remedy);
    }
}
