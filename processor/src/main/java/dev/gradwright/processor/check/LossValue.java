package dev.gradwright.processor.check;

import static java.util.stream.Collectors.joining;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;

/** The parameters of a loss are in range, and the loss has them. */
final class LossValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LOSS_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::loss).ifPresent(loss -> {
            loss.annotation().hyperParameters().stream()
                    .filter(loss.kind().parameters()::contains)
                    .forEach(parameter ->
                            HyperParameterRanges.check(loss.annotation(), parameter, loss.values(), report));
            loss.meaningless().forEach(attribute -> report(loss, attribute, report));
        });
    }

    private static void report(LossSpec loss, HyperParameter attribute, Report report) {
        Valued<?> value = loss.values().get(attribute.name());
        report.at(
                value.origin(),
                "%s %s has no effect on %s, only on %s, but is %s; remove it"
                        .formatted(
                                loss.annotation().displayName(),
                                attribute.name(),
                                loss.function().value(),
                                LossKind.functionsWith(attribute).stream()
                                        .map(Enum::name)
                                        .collect(joining(", ")),
                                value.value()));
    }
}
