package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.Features;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;

/** A dense layer has at least one unit, and its output and weights fit into arrays. */
final class DenseUnits implements Rule {
    /** The length of the longest array that JVMs support. */
    private static final long MAX_WEIGHTS = Integer.MAX_VALUE - 8;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.DENSE_UNITS;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        LayerFeatures features = LayerFeatures.of(spec);
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers(LayerSpec.DenseSpec.class).forEach(dense -> {
            checkUnits(dense.units(), report);
            Features.ofFirst(features.readBy(dense))
                    .width()
                    .ifPresent(inputs -> checkWeights(dense, inputs, reports.of(dense)));
        });
    }

    private static void checkUnits(Valued<Integer> units, Report report) {
        if (units.value() < 1) {
            report.at(units.origin(), "@Dense units must be at least 1, but is " + units.value());
        } else if (units.value() > LayerFeatures.MAX) {
            report.at(
                    units.origin(),
                    "@Dense units must be at most %d, since %d rows of them must fit into an array, but is %d"
                            .formatted(LayerFeatures.MAX, LayerFeatures.ROWS, units.value()));
        }
    }

    private static void checkWeights(LayerSpec.DenseSpec dense, long inputs, Report report) {
        int units = dense.units().value();
        if (units <= LayerFeatures.MAX && inputs * units > MAX_WEIGHTS) {
            report.at(
                    dense.units().origin(),
                    "@Dense units must be at most %d for the %d features that %s reads, since the weights must fit into an array, but is %d"
                            .formatted(MAX_WEIGHTS / inputs, inputs, dense.name(), units));
        }
    }
}
