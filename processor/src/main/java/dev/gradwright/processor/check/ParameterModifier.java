package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.Parameters;

/** {@code @Frozen} and {@code @LearningRate} are on a layer with parameters, and not both of them. */
final class ParameterModifier implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MODIFIER_MISPLACED;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            for (FlatAnnotation modifier : method.modifiers()) {
                switch (modifier.kind()) {
                    case FROZEN -> check(method, modifier, "keeps %s from being trained".formatted(OF_LAYER), report);
                    case LEARNING_RATE -> {
                        check(method, modifier, "multiplies the learning rate of %s".formatted(OF_LAYER), report);
                        checkFrozen(method, modifier, report);
                    }
                    default -> {}
                }
            }
        }
    }

    /** What a modifier acts on, in its effect. */
    private static final String OF_LAYER = "the parameters of a layer";

    private static void check(FlatMethod method, FlatAnnotation modifier, String effect, Report report) {
        method.block()
                .ifPresent(block -> report.at(
                        modifier.origin(),
                        "%s %s, but %s is a block; move it to layers of %s"
                                .formatted(
                                        modifier.displayName(),
                                        effect,
                                        method.declaration().name(),
                                        block.type().name())));
        method.layer()
                .filter(layer -> layer.parameters() == Parameters.NONE)
                .ifPresent(layer -> report.at(
                        modifier.origin(),
                        "%s %s, but %s is %s and has none; remove it"
                                .formatted(
                                        modifier.displayName(),
                                        effect.replace(OF_LAYER, "parameters"),
                                        method.declaration().name(),
                                        method.layerAnnotations().get(0).withArticle())));
    }

    private static void checkFrozen(FlatMethod method, FlatAnnotation rate, Report report) {
        method.layer()
                .filter(layer -> layer.parameters() != Parameters.NONE)
                .filter(LayerSpec::isFrozen)
                .ifPresent(layer -> report.at(
                        rate.origin(),
                        "%s multiplies the learning rate of parameters, but %s is @Frozen; remove one of the two"
                                .formatted(
                                        rate.displayName(), method.declaration().name())));
    }
}
