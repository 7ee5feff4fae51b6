package dev.gradwright.processor.check;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;

/** Label smoothing lies in [0, 1), and belongs to a loss that takes it. */
final class LossValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LOSS_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::loss).ifPresent(loss -> check(loss, report));
    }

    private static void check(LossSpec loss, Report report) {
        double smoothing = loss.labelSmoothing().value();
        if (!Ranges.isFraction(smoothing)) {
            report.at(
                    loss.labelSmoothing().origin(),
                    "@Loss labelSmoothing must be at least 0 and less than 1, because it is the share of each target that is spread, but is "
                            + smoothing);
        } else if (smoothing > 0 && loss.function().value() == LossFunction.MEAN_SQUARED_ERROR) {
            report.at(
                    loss.labelSmoothing().origin(),
                    "@Loss labelSmoothing means nothing to MEAN_SQUARED_ERROR, whose targets are not classes, but is %s; remove it"
                            .formatted(smoothing));
        }
    }
}
