package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.DslAnnotation.Role;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.Expander;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import java.util.Comparator;
import java.util.List;

/** An annotation stands where it can act. */
final class ModifierMisplaced implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MODIFIER_MISPLACED;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatAnnotation annotation : spec.annotations()) {
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

    /** Reports what stands on a block but cannot act there. */
    static void check(BlockDeclaration block, Report report) {
        List<FlatAnnotation> annotations = Expander.flatten(block.annotations());
        if (annotations.stream().anyMatch(annotation -> annotation.kind() == DslAnnotation.NETWORK)) {
            return; // it is told to be one of the two
        }
        for (FlatAnnotation annotation : annotations) {
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

    private static void check(FlatMethod method, Report report) {
        checkInitializers(method, report);
        List<FlatAnnotation> layers = method.layerAnnotations();
        for (FlatAnnotation modifier : method.modifiers()) {
            if (!modifier.kind().belongsOnMethod()) {
                report.at(
                        modifier.origin(),
                        "%s acts on a network, not on a layer; move it to the type".formatted(modifier.displayName()));
            } else if (modifier.kind().role() == Role.INITIALIZER
                    && method.block().isPresent()) {
                report.at(
                        modifier.origin(),
                        "%s sets how the weights of a @Dense are drawn, but %s is a block; move it to a layer of %s"
                                .formatted(
                                        modifier.displayName(),
                                        method.declaration().name(),
                                        method.block().get().type().name()));
            } else if (modifier.kind().role() == Role.INITIALIZER
                    && layers.size() == 1
                    && layers.get(0).kind() != DslAnnotation.DENSE) {
                report.at(
                        modifier.origin(),
                        "%s sets how the weights of a @Dense are drawn, but %s is a %s; remove it"
                                .formatted(
                                        modifier.displayName(),
                                        method.declaration().name(),
                                        layers.get(0).displayName()));
            }
        }
    }

    /** One further out in composed annotations is what the nearer one overrides. */
    private static void checkInitializers(FlatMethod method, Report report) {
        List<FlatAnnotation> initializers = method.modifiers().stream()
                .filter(modifier -> modifier.kind().role() == Role.INITIALIZER)
                .sorted(Comparator.comparingInt(FlatAnnotation::depth))
                .toList();
        initializers.stream()
                .skip(1)
                .filter(other -> other.depth() == initializers.get(0).depth())
                .forEach(other -> report.at(
                        other.origin(),
                        "weights are drawn in one way, but %s is here beside %s; remove one of the two"
                                .formatted(
                                        other.displayName(), initializers.get(0).displayName())));
    }
}
