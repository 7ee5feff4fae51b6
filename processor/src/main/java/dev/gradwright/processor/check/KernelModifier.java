package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.DslAnnotation.Role;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Initializers, penalties and constraints are on a layer with a kernel, and only one initializer and one constraint.
 */
final class KernelModifier implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MODIFIER_MISPLACED;
    }

    private static final Map<Role, String> EFFECTS = Map.of(
            Role.INITIALIZER, "initializes the weights of a @Dense",
            Role.PENALTY, "penalizes the weights of a @Dense",
            Role.CONSTRAINT, "constrains the weights of a @Dense");

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            checkOneOf(Role.INITIALIZER, "initializer", method, report);
            checkOneOf(Role.CONSTRAINT, "constraint", method, report);
            for (FlatAnnotation modifier : method.modifiers()) {
                if (EFFECTS.containsKey(modifier.kind().role())) {
                    checkPlace(modifier, method, report);
                }
            }
        }
    }

    /** The annotation with the fewest composed annotations around it overrides the others. */
    private static void checkOneOf(Role role, String what, FlatMethod method, Report report) {
        List<FlatAnnotation> sameRole = method.modifiers().stream()
                .filter(modifier -> modifier.kind().role() == role)
                .sorted(Comparator.comparingInt(FlatAnnotation::depth))
                .toList();
        sameRole.stream()
                .skip(1)
                .filter(other -> other.depth() == sameRole.get(0).depth())
                .forEach(other -> report.at(
                        other.origin(),
                        "a layer has one %s, but %s is used in addition to %s; remove one of the two"
                                .formatted(
                                        what,
                                        other.displayName(),
                                        sameRole.get(0).displayName())));
    }

    private static void checkPlace(FlatAnnotation modifier, FlatMethod method, Report report) {
        Optional<BlockDeclaration> block = method.block();
        Optional<LayerSpec> layer = method.layer();
        if (block.isPresent()) {
            report.at(
                    modifier.origin(),
                    "%s %s, but %s is a block; move it to a layer of %s"
                            .formatted(
                                    modifier.displayName(),
                                    effectOf(modifier.kind()),
                                    method.declaration().name(),
                                    block.get().type().name()));
        } else if (layer.isPresent() && !layer.get().hasKernel()) {
            report.at(
                    modifier.origin(),
                    "%s %s, but %s is %s; remove it"
                            .formatted(
                                    modifier.displayName(),
                                    effectOf(modifier.kind()),
                                    method.declaration().name(),
                                    method.layerAnnotations().get(0).withArticle()));
        }
    }

    private static String effectOf(DslAnnotation modifier) {
        return modifier == DslAnnotation.ACTIVITY_L2
                ? "penalizes the output of a @Dense"
                : EFFECTS.get(modifier.role());
    }
}
