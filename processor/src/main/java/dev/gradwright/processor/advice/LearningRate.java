package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.Origin;
import java.util.Optional;

/**
 * The highest learning rate of a training is orders of magnitude away from the rates that the optimizer is used with.
 * With a schedule it may be a value of the schedule. Custom optimizers and schedules are unknown, and presets of the
 * library are not checked.
 */
final class LearningRate implements AdviceRule {
    /** With a lower rate, most steps are smaller than the rounding of a float weight. */
    private static final double LEAST = 1e-8;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.LEARNING_RATE;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring wiring, Report report) {
        NetworkSpec network = wiring.network();
        OptimizerKind optimizer = network.optimizer().kind();
        Usual.of(optimizer)
                .ifPresent(usual -> HighestRate.of(network).ifPresent(rate -> check(wiring, rate, usual, report)));
    }

    private static void check(Wiring network, HighestRate highest, Usual usual, Report report) {
        String optimizer = network.network().optimizer().kind().annotation().displayName();
        if (!isOfPreset(highest.value().origin())) {
            check(highest, usual, optimizer, report);
        }
        checkMultipliers(network, highest.value().value(), usual, optimizer, report);
    }

    private static void check(HighestRate highest, Usual usual, String optimizer, Report report) {
        double rate = highest.value().value();
        boolean isTooHigh = rate > usual.most && rate <= Float.MAX_VALUE;
        boolean isTooLow = rate < LEAST && (float) rate > 0;
        if (isTooHigh || isTooLow) {
            report.at(
                    highest.value().origin(),
                    "%s is %s, but %s is used with rates of %s: %s; set it to %s"
                            .formatted(
                                    highest.attribute(),
                                    rate,
                                    optimizer,
                                    usual.range,
                                    isTooHigh
                                            ? "steps are so large that the loss does not fall"
                                            : "steps are so small that the weights hardly change",
                                    usual.suggestion));
        }
    }

    /** Layers whose multiplier makes a usual rate too high. */
    private static void checkMultipliers(Wiring network, double rate, Usual usual, String optimizer, Report report) {
        for (LayerSpec layer : network.layers()) {
            layer.method()
                    .learningRate()
                    .filter(factor -> factor.value() <= Float.MAX_VALUE)
                    .filter(factor -> !layer.isFrozen() && rate <= usual.most && rate * factor.value() > usual.most)
                    .ifPresent(factor -> report.at(
                            factor.origin(),
                            "@LearningRate multiplies the rate of %s by %s, but %s is used with rates of %s: steps are so large that the loss does not fall; lower it"
                                    .formatted(layer.method().name(), factor.value(), optimizer, usual.range)));
        }
    }

    private static boolean isOfPreset(Origin origin) {
        return origin instanceof ComposedOrigin composed
                && composed.through().stream().anyMatch(annotation -> annotation.startsWith("@Defaults."));
    }

    /**
     * The learning rates that an optimizer is used with.
     *
     * @param most the highest rate that is not reported
     */
    private record Usual(double most, String range, String suggestion) {
        static Optional<Usual> of(OptimizerKind optimizer) {
            return switch (optimizer) {
                case SGD, ADA_GRAD -> Optional.of(new Usual(10, "0.001 to 0.1", "0.01"));
                case ADAM, ADAM_W, ADA_MAX, NADAM, RMS_PROP -> Optional.of(new Usual(0.1, "1e-4 to 0.01", "0.001"));
                case LION -> Optional.of(new Usual(0.1, "1e-5 to 0.001", "1e-4"));
                case ADA_DELTA -> Optional.of(new Usual(100, "0.1 to 1", "1"));
                case CUSTOM -> Optional.empty();
            };
        }
    }
}
