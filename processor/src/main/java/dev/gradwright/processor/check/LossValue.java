package dev.gradwright.processor.check;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Range;

/** Label smoothing is in [0, 1), δ is positive, and both are set only for losses that take them. */
final class LossValue implements Rule {
    private static final double DEFAULT_DELTA = 1;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.LOSS_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::loss).ifPresent(loss -> {
            checkSmoothing(loss, report);
            checkDelta(loss, report);
        });
    }

    private static void checkSmoothing(LossSpec loss, Report report) {
        double smoothing = loss.labelSmoothing().value();
        LossFunction function = loss.function().value();
        if (smoothing > 0 && smoothing < 1 && !LossDemand.of(function).takesSmoothing()) {
            report.at(
                    loss.labelSmoothing().origin(),
                    "@Loss labelSmoothing has no effect on %s, only on cross-entropies, but is %s; remove it"
                            .formatted(function, smoothing));
        } else {
            Ranges.require(
                    Range.FRACTION,
                    "@Loss labelSmoothing",
                    "it is the fraction of each target that is spread over the classes",
                    loss.labelSmoothing(),
                    report);
        }
    }

    private static void checkDelta(LossSpec loss, Report report) {
        double delta = loss.delta().value();
        LossFunction function = loss.function().value();
        if (!LossDemand.of(function).takesDelta()) {
            if (delta != DEFAULT_DELTA) {
                report.at(
                        loss.delta().origin(),
                        "@Loss delta has no effect on %s, only on HUBER, but is %s; remove it"
                                .formatted(function, delta));
            }
        } else {
            Ranges.require(
                    Range.POSITIVE,
                    "@Loss delta",
                    "it is the error up to which the loss is quadratic",
                    loss.delta(),
                    report);
        }
    }
}
