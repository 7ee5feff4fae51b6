package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.toSet;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.JoinSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network of SELU normalizes itself only if the weights have the variance 1/fan-in (Klambauer et al., 2017, section
 * 2), which is that of LeCun; that of He is twice as large. Between layers of the same width, Glorot is the same as
 * LeCun, and where the width changes, SELU itself corrects the difference, so Glorot is not reported: a test trains
 * towers with it.
 *
 * <p>The growth is slow. Networks of up to 15 layers with He were measured to learn, and those of 20 diverge, long
 * before the limits of the signals; so layers in a row are counted. A norm or a join begins a new row.
 */
final class SeluInit implements AdviceRule {
    private static final int MOST_IN_A_ROW = 15;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.SELU_INIT;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring network, Report report) {
        List<InitMismatch> mismatches = mismatches(network);
        int longest = longestRow(network, mismatches);
        if (longest > MOST_IN_A_ROW) {
            InitMismatch first = mismatches.get(0);
            report.at(
                    first.dense().init().origin(),
                    "SELU keeps the variance of its values only with weights of variance 1/fan-in, but %d layers in a row have twice that (%s), so training diverges; set init = %s"
                            .formatted(longest, InitMismatch.describeFirst(mismatches), first.fitting()));
        } else {
            InitCause.of(network).filter(InitCause::isOfSelu).ifPresent(cause -> cause.report(report));
        }
    }

    /** The network with the initializers that are set by following this warning; the same network if there is none of a row. */
    static Wiring withoutLongRows(Wiring network) {
        List<InitMismatch> mismatches = mismatches(network);
        return longestRow(network, mismatches) > MOST_IN_A_ROW ? InitMismatch.corrected(network, mismatches) : network;
    }

    private static List<InitMismatch> mismatches(Wiring network) {
        return InitMismatch.in(network).stream().filter(InitMismatch::isOfSelu).toList();
    }

    /** How many of the layers are on the way from the input, or from a norm or a join, to a layer, at most. */
    private static int longestRow(Wiring network, List<InitMismatch> mismatches) {
        Set<String> counted =
                mismatches.stream().map(mismatch -> mismatch.dense().name()).collect(toSet());
        Map<String, Integer> rows = new HashMap<>();
        for (LayerSpec layer : network.layers()) {
            int above = network.onlySource(layer)
                    .map(source -> rows.getOrDefault(source.name(), 0))
                    .orElse(0);
            boolean isNew = layer instanceof NormSpec || layer instanceof JoinSpec;
            rows.put(layer.name(), isNew ? 0 : above + (counted.contains(layer.name()) ? 1 : 0));
        }
        return rows.values().stream().mapToInt(row -> row).max().orElse(0);
    }
}
