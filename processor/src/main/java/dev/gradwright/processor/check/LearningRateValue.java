package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;

/** The multiplier of a layer's learning rate is at least 0. */
final class LearningRateValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LEARNING_RATE_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers().forEach(layer -> check(layer, reports.of(layer)));
    }

    private static void check(LayerSpec layer, Report report) {
        layer.method()
                .learningRate()
                .ifPresent(rate -> Ranges.require(
                        Range.NON_NEGATIVE,
                        "@LearningRate value",
                        "it multiplies the learning rate of the layer",
                        rate,
                        report));
    }
}
