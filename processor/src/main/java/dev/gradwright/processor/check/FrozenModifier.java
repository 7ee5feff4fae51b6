package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerSpec.Parameters;

/** {@code @Frozen} is on a layer with parameters. */
final class FrozenModifier implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MODIFIER_MISPLACED;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            method.modifiers().stream()
                    .filter(modifier -> modifier.kind() == DslAnnotation.FROZEN)
                    .forEach(frozen -> check(method, frozen, report));
        }
    }

    private static void check(FlatMethod method, FlatAnnotation frozen, Report report) {
        method.block()
                .ifPresent(block -> report.at(
                        frozen.origin(),
                        "%s keeps the parameters of a layer from being trained, but %s is a block; move it to layers of %s"
                                .formatted(
                                        frozen.displayName(),
                                        method.declaration().name(),
                                        block.type().name())));
        method.layer()
                .filter(layer -> layer.parameters() == Parameters.NONE)
                .ifPresent(layer -> report.at(
                        frozen.origin(),
                        "%s keeps parameters from being trained, but %s is %s and has none; remove it"
                                .formatted(
                                        frozen.displayName(),
                                        method.declaration().name(),
                                        method.layerAnnotations().get(0).withArticle())));
    }
}
