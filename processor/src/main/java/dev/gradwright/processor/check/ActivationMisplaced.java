package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** A function with trained parameters is a layer of its own. */
final class ActivationMisplaced implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.ACTIVATION_MISPLACED;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        FirstOfRepeats reports = new FirstOfRepeats(report);
        spec.layers(LayerSpec.DenseSpec.class).forEach(dense -> {
            if (dense.activation().value() == ActivationFunction.PRELU) {
                reports.of(dense)
                        .at(
                                dense.activation().origin(),
                                "@Dense activation must not be PRELU, because a DenseLayer has no trained slopes; remove it and declare @Activation(PRELU) PReluLayer on a method below "
                                        + dense.name());
            }
        });
    }
}
