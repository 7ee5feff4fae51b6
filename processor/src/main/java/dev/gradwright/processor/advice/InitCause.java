package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.toMap;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.List;
import java.util.Map;
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
        Map<String, Initializer> fitting =
                mismatches.stream().collect(toMap(mismatch -> mismatch.dense().name(), InitMismatch::fitting));
        Wiring corrected = network.with(network.network().mapLayers(layer -> corrected(layer, fitting)));
        return Depth.of(corrected).flaw().isEmpty() && !DeepPlain.concerns(corrected);
    }

    private static LayerSpec corrected(LayerSpec layer, Map<String, Initializer> fitting) {
        return fitting.containsKey(layer.name()) && layer instanceof DenseSpec dense
                ? dense.with(dense.activation().value(), fitting.get(layer.name()))
                : layer;
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
