package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** A dropout rate lies in [0, 1). */
final class DropoutRate implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.DROPOUT_RATE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.DropoutSpec dropout) {
                check(dropout, report);
            }
        });
    }

    private static void check(LayerSpec.DropoutSpec dropout, Report report) {
        double rate = dropout.rate().value();
        if (!Ranges.isFraction(rate)) {
            report.at(
                    dropout.rate().origin(),
                    "@Dropout rate must be at least 0 and less than 1, because it is the share of features that are dropped, but is "
                            + rate);
        }
    }
}
