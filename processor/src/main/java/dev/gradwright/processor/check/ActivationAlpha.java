package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;
import java.util.Set;

/** α is at least 0, and is set only for functions that take it. */
final class ActivationAlpha implements Rule {
    private static final Set<ActivationFunction> TAKING_ONE =
            Set.of(ActivationFunction.LEAKY_RELU, ActivationFunction.PRELU, ActivationFunction.ELU);

    @Override
    public DiagnosticName name() {
        return DiagnosticName.ACTIVATION_ALPHA;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.ActivationSpec.class).forEach(activation -> check(activation, report));
    }

    private static void check(LayerSpec.ActivationSpec activation, Report report) {
        double alpha = activation.alpha().value();
        if (Double.isNaN(alpha)) {
            return;
        }
        ActivationFunction function = activation.function().value();
        if (!TAKING_ONE.contains(function)) {
            report.at(
                    activation.alpha().origin(),
                    "@Activation alpha is %s, but has no effect on %s, only on LEAKY_RELU, PRELU and ELU; remove it"
                            .formatted(alpha, function));
        } else {
            Ranges.require(Range.NON_NEGATIVE, "@Activation alpha", activation.alpha(), report);
        }
    }
}
