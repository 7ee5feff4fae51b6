package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.RateSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Dropout that leaves too little of the signal: a rate above 0.8, or rates that together leave less than 3 % on the way
 * from the input. Every dropout divides the second moment of what remains by its keep rate, so the product of the keep
 * rates is the fraction of it that the input determines and not the random choice of features. If there are several
 * ways, that with the least dropout counts.
 */
final class DropoutTooMuch implements AdviceRule {
    private static final double HIGHEST_RATE = 0.8;
    private static final double LEAST_KEPT = 0.03;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.DROPOUT_TOO_MUCH;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(RateSpec.class, DropoutTooMuch::judgeRate, report);
        judgeProduct(network).ifPresent(finding -> report.at(finding.origin(), finding.message()));
    }

    private static Optional<Finding> judgeRate(RateSpec dropout) {
        double rate = dropout.rate().value();
        return rate > HIGHEST_RATE && rate < 1
                ? Optional.of(Finding.at(
                        dropout.rate().origin(),
                        "%s drops %s of the features, so too few are left to tell inputs apart; use a rate of 0.2 to 0.5"
                                .formatted(dropout.method().name(), percent(rate))))
                : Optional.empty();
    }

    /** The last dropout that goes below the limit, if no way from the input to the output stays above it. */
    private static Optional<Finding> judgeProduct(Wiring network) {
        Map<String, Double> kept = new HashMap<>();
        kept.put(LayerMethod.INPUT, 1.0);
        Optional<Finding> last = Optional.empty();
        for (LayerSpec layer : network.layers()) {
            // A source may be missing, which is an error of its own; then nothing is known to be dropped.
            double before = layer.sources().stream()
                    .mapToDouble(source -> kept.getOrDefault(source, 1.0))
                    .max()
                    .orElse(1);
            double after = before;
            if (layer instanceof RateSpec dropout) {
                after *= 1 - dropout.rate().value();
                if (before >= LEAST_KEPT && isTooLittle(after)) {
                    last = Optional.of(ofProduct(dropout, after));
                }
            }
            kept.put(layer.name(), after);
        }
        List<LayerSpec> layers = network.layers();
        return last.filter(
                finding -> isTooLittle(kept.get(layers.get(layers.size() - 1).name())));
    }

    /** A rate that is itself too high is reported anyway, and one of 1 or more is an error. */
    private static boolean isTooLittle(double kept) {
        return kept > 0 && kept < LEAST_KEPT;
    }

    private static Finding ofProduct(RateSpec dropout, double after) {
        return Finding.at(
                dropout.rate().origin(),
                "the dropouts from the input to %s leave %s of the signal, and the rest is noise; use lower rates, such as 0.2, or fewer dropouts"
                        .formatted(dropout.name(), percent(after)));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction).replace(".0 ", " ");
    }
}
