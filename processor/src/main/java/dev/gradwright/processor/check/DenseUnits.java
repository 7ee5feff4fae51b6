package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.Map;
import java.util.OptionalLong;

/** A dense layer has a unit, and not more than arrays can hold. */
final class DenseUnits implements Rule {
    /** The longest array that Java virtual machines make. */
    private static final long MOST_WEIGHTS = Integer.MAX_VALUE - 8;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.DENSE_UNITS;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Map<String, Integer> widths = Widths.of(spec);
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.DenseSpec dense) {
                OptionalLong inputs = Widths.sum(dense.sources(), widths);
                checkUnits(dense.units(), report);
                inputs.ifPresent(features -> checkWeights(dense, features, reports.of(dense)));
            }
        });
    }

    private static void checkUnits(Valued<Integer> units, Report report) {
        if (units.value() < 1) {
            report.at(units.origin(), "@Dense units must be at least 1, but is " + units.value());
        } else if (units.value() > Widths.MOST) {
            report.at(
                    units.origin(),
                    "@Dense units must be at most %d, since %d rows of them must fit into an array, but is %d"
                            .formatted(Widths.MOST, Widths.ROWS, units.value()));
        }
    }

    private static void checkWeights(LayerSpec.DenseSpec dense, long inputs, Report report) {
        int units = dense.units().value();
        if (units <= Widths.MOST && inputs * units > MOST_WEIGHTS) {
            report.at(
                    dense.units().origin(),
                    "@Dense units must be at most %d for the %d features that %s reads, since the weights must fit into an array, but is %d"
                            .formatted(MOST_WEIGHTS / inputs, inputs, dense.name(), units));
        }
    }
}
