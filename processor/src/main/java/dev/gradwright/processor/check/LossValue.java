package dev.gradwright.processor.check;

import static java.util.stream.Collectors.joining;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;
import java.util.List;

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
                    .filter(loss.kind()::has)
                    .forEach(parameter ->
                            HyperParameterRanges.check(loss.annotation(), parameter, loss.values(), report));
            if (loss.function().value() == LossFunction.QUANTILE) {
                checkOrder(loss.parameters().get("quantiles"), report);
            }
            loss.meaningless().forEach(attribute -> report(loss, attribute, report));
        });
    }

    /** As floats, because the network computes with floats. Elements that are out of range are already reported. */
    private static void checkOrder(Valued<?> quantiles, Report report) {
        if (HyperParameters.elementsOf(quantiles).isEmpty()) {
            report.at(quantiles.origin(), "@Loss.Quantile quantiles is empty; set at least one, such as 0.5");
        }
        List<Valued<?>> elements = HyperParameters.elementsOf(quantiles).stream()
                .filter(element -> Ranges.contains(Range.POSITIVE_FRACTION, (Double) element.value()))
                .toList();
        for (int i = 1; i < elements.size(); i++) {
            Valued<?> before = elements.get(i - 1);
            Valued<?> after = elements.get(i);
            if (((Double) after.value()).floatValue() <= ((Double) before.value()).floatValue()) {
                report.at(
                        after.origin(),
                        "@Loss.Quantile quantiles must be in increasing order, but %s follows %s"
                                .formatted(after.value(), before.value()));
            }
        }
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
