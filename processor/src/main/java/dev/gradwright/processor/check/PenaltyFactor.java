package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Regularization.Penalty;
import dev.gradwright.processor.spec.Valued;

/** The factors of a penalty are at least 0, and a penalty on a bias is on a layer with a bias. */
final class PenaltyFactor implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.PENALTY_FACTOR;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers(LayerSpec.DenseSpec.class).forEach(dense -> check(dense, reports.of(dense)));
    }

    private static void check(LayerSpec.DenseSpec dense, Report report) {
        dense.regularization().l1().ifPresent(penalty -> check("@L1", penalty, dense, report));
        dense.regularization().l2().ifPresent(penalty -> check("@L2", penalty, dense, report));
        dense.regularization().activity().ifPresent(factor -> requireFactor("@ActivityL2 factor", factor, report));
    }

    private static void check(String annotation, Penalty penalty, LayerSpec.DenseSpec dense, Report report) {
        requireFactor(annotation + " factor", penalty.weights(), report);
        requireFactor(annotation + " bias", penalty.bias(), report);
        if (penalty.bias().value() > 0 && !dense.bias().value()) {
            report.at(
                    penalty.bias().origin(),
                    "%s bias has nothing to act on, because %s is declared with bias = false; remove it"
                            .formatted(annotation, dense.name()));
        }
    }

    private static void requireFactor(String what, Valued<Double> factor, Report report) {
        Ranges.require(Range.NON_NEGATIVE, what, "a penalty adds to the loss", factor, report);
    }
}
