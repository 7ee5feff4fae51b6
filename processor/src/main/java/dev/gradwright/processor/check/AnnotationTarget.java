package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.Expander;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Annotations for a network are on its type, annotations for a layer on a method. */
final class AnnotationTarget implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MODIFIER_MISPLACED;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatAnnotation annotation : onePerUse(spec.annotations())) {
            if (annotation.kind().belongsOnMethod()) {
                report.at(
                        annotation.origin(),
                        "%s acts on a layer, not on a network; move it to a method"
                                .formatted(annotation.displayName()));
            }
        }
        for (FlatMethod method : spec.methods()) {
            check(method, report);
            method.block().ifPresent(block -> check(block, report));
        }
    }

    private static void check(FlatMethod method, Report report) {
        for (FlatAnnotation modifier : onePerUse(method.modifiers())) {
            if (!modifier.kind().belongsOnMethod()) {
                report.at(
                        modifier.origin(),
                        "%s acts on a network, not on a layer; move it to the type".formatted(modifier.displayName()));
            }
        }
    }

    /** Reports annotations on the type of a block, where none has an effect. */
    static void check(BlockDeclaration block, Report report) {
        List<FlatAnnotation> annotations = Expander.flatten(block.annotations());
        if (annotations.stream().anyMatch(annotation -> annotation.kind() == DslAnnotation.NETWORK)) {
            return; // NotASpec reports that it cannot be both
        }
        for (FlatAnnotation annotation : onePerUse(annotations)) {
            report.at(
                    annotation.origin(),
                    annotation.kind().belongsOnMethod()
                            ? "%s acts on a layer, not on a block; move it to a method"
                                    .formatted(annotation.displayName())
                            : "%s acts on a network, but %s is a block; move it to the networks that insert the block"
                                    .formatted(
                                            annotation.displayName(),
                                            block.type().name()));
        }
    }

    /** Of all that a composed annotation carries for the same kind of element, the first: users move only what they use. */
    private static List<FlatAnnotation> onePerUse(List<FlatAnnotation> annotations) {
        Set<Origin> ofMethods = new HashSet<>();
        Set<Origin> ofTypes = new HashSet<>();
        return annotations.stream()
                .filter(annotation ->
                        (annotation.kind().belongsOnMethod() ? ofMethods : ofTypes).add(useOf(annotation)))
                .toList();
    }

    /** Where the user has written what leads to an annotation. */
    private static Origin useOf(FlatAnnotation annotation) {
        return annotation.origin() instanceof ComposedOrigin composed ? composed.use() : annotation.origin();
    }
}
