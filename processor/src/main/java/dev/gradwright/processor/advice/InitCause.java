package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import java.util.List;
import java.util.Optional;

/**
 * Initializers that do not fit, as the cause of signals that vanish or explode: with fitting ones the network has no
 * such flaw. It is reported under the name of the cause, because that names the edit; the flaw is a clause of the message.
 *
 * @param mismatches at least one
 */
record InitCause(Depth.Flaw flaw, int hiddenLayers, List<InitMismatch> mismatches) {
    /** The cause of a network's flaw; empty if it has none, or another. */
    static Optional<InitCause> of(Wiring network) {
        Depth depth = Depth.of(network);
        return depth.flaw()
                .map(flaw -> new InitCause(flaw, depth.hiddenLayers(), InitMismatch.in(network)))
                .filter(cause -> !cause.mismatches.isEmpty() && cause.isRemovedFrom(network));
    }

    private boolean isRemovedFrom(Wiring network) {
        Wiring corrected = InitMismatch.corrected(network, mismatches);
        return Depth.of(corrected).flaw().isEmpty() && !DeepPlain.concerns(corrected);
    }

    /** Whether it is reported as one of SELU. */
    boolean isOfSelu() {
        return mismatches.get(0).isOfSelu();
    }

    void report(Report report) {
        InitMismatch first = mismatches.get(0);
        report.at(
                first.dense().init().origin(),
                "the %s over %d hidden layers because of %s, whose weights are too %s for %s, so %s; set init = %s"
                        .formatted(
                                flaw.text(),
                                hiddenLayers,
                                InitMismatch.describeFirst(mismatches),
                                Initializers.isHe(first.initializer()) ? "large" : "small",
                                first.function(),
                                flaw.consequence(),
                                first.fitting()));
    }
}
