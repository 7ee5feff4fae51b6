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
import java.util.Optional;
import java.util.Set;

/** An annotation stands where it can act. */
final class ModifierMisplaced implements Rule {
    private static final Set<DslAnnotation> WITH_PARAMETERS =
            Set.of(DslAnnotation.DENSE, DslAnnotation.BATCH_NORM, DslAnnotation.LAYER_NORM);

    /** What says which layers a layer reads. */
    private static final Set<DslAnnotation> SOURCES =
            Set.of(DslAnnotation.FROM, DslAnnotation.ADD, DslAnnotation.CONCAT);

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
        for (int place = 0; place < spec.methods().size(); place++) {
            checkFromOnBlock(spec.methods().subList(place, spec.methods().size()), report);
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
        checkOneOf(Role.INITIALIZER, "drawn", method, report);
        checkOneOf(Role.CONSTRAINT, "bounded", method, report);
        List<FlatAnnotation> layers = method.layerAnnotations();
        for (FlatAnnotation modifier : method.modifiers()) {
            if (!modifier.kind().belongsOnMethod()) {
                report.at(
                        modifier.origin(),
                        "%s acts on a network, not on a layer; move it to the type".formatted(modifier.displayName()));
            } else if (layers.size() == 1 && modifier.kind() == DslAnnotation.FROM) {
                checkFrom(method, modifier, layers.get(0), report);
            } else if (modifier.kind() == DslAnnotation.FROZEN) {
                checkFrozen(method, modifier, report);
            } else if (isOfDense(modifier) && method.block().isPresent()) {
                report.at(
                        modifier.origin(),
                        "%s %s, but %s is a block; move it to a layer of %s"
                                .formatted(
                                        modifier.displayName(),
                                        deedOf(modifier.kind()),
                                        method.declaration().name(),
                                        method.block().get().type().name()));
            } else if (isOfDense(modifier)
                    && layers.size() == 1
                    && layers.get(0).kind() != DslAnnotation.DENSE) {
                report.at(
                        modifier.origin(),
                        "%s %s, but %s is %s; remove it"
                                .formatted(
                                        modifier.displayName(),
                                        deedOf(modifier.kind()),
                                        method.declaration().name(),
                                        layers.get(0).withArticle()));
            }
        }
    }

    private static boolean isOfDense(FlatAnnotation modifier) {
        return switch (modifier.kind().role()) {
            case INITIALIZER, PENALTY, CONSTRAINT -> true;
            default -> false;
        };
    }

    private static String deedOf(DslAnnotation modifier) {
        if (modifier == DslAnnotation.ACTIVITY_L2) {
            return "penalizes what a @Dense outputs";
        }
        return switch (modifier.role()) {
            case INITIALIZER -> "sets how the weights of a @Dense are drawn";
            case PENALTY -> "penalizes the weights of a @Dense";
            case CONSTRAINT -> "bounds the weights of a @Dense";
            default -> throw new IllegalArgumentException(modifier + " is no modifier");
        };
    }

    private static void checkFrom(FlatMethod method, FlatAnnotation from, FlatAnnotation layer, Report report) {
        if (layer.kind() == DslAnnotation.ADD || layer.kind() == DslAnnotation.CONCAT) {
            report.at(
                    from.origin(),
                    "@From says what a layer reads in the place of the one above it, but %s is %s, which names its layers itself; remove it"
                            .formatted(method.declaration().name(), layer.withArticle()));
        }
    }

    /** @param methods from the one that may insert a block on */
    private static void checkFromOnBlock(List<FlatMethod> methods, Report report) {
        FlatMethod inserting = methods.get(0);
        Optional<FlatAnnotation> from = sourceOf(inserting)
                .filter(annotation -> inserting.block().isPresent() && annotation.kind() == DslAnnotation.FROM);
        if (from.isEmpty()) {
            return;
        }
        for (FlatMethod first : methods.subList(1, methods.size())) {
            if (!first.path().startsWith(inserting.path() + ".")) {
                return;
            }
            Optional<FlatAnnotation> own = sourceOf(first);
            if (own.isPresent()) {
                report.at(
                        from.get().origin(),
                        "@From says what the first layer of %s reads, but %s says so itself with %s; remove one of the two"
                                .formatted(
                                        inserting.declaration().name(),
                                        first.declaration().name(),
                                        own.get().displayName()));
                return;
            }
            if (first.block().isEmpty()) {
                return;
            }
        }
    }

    /** The annotation that says what a method's layer reads. */
    private static Optional<FlatAnnotation> sourceOf(FlatMethod method) {
        return method.annotations().stream()
                .filter(annotation -> SOURCES.contains(annotation.kind()))
                .findFirst();
    }

    private static void checkFrozen(FlatMethod method, FlatAnnotation frozen, Report report) {
        method.block()
                .ifPresent(block -> report.at(
                        frozen.origin(),
                        "%s keeps the parameters of a layer from being trained, but %s is a block; move it to layers of %s"
                                .formatted(
                                        frozen.displayName(),
                                        method.declaration().name(),
                                        block.type().name())));
        List<FlatAnnotation> layers = method.layerAnnotations();
        if (layers.size() == 1 && !WITH_PARAMETERS.contains(layers.get(0).kind()) && !method.isPRelu()) {
            report.at(
                    frozen.origin(),
                    "%s keeps parameters from being trained, but %s is %s and has none; remove it"
                            .formatted(
                                    frozen.displayName(),
                                    method.declaration().name(),
                                    layers.get(0).withArticle()));
        }
    }

    /** One further out in composed annotations is what the nearer one overrides. */
    private static void checkOneOf(Role role, String done, FlatMethod method, Report report) {
        List<FlatAnnotation> rivals = method.modifiers().stream()
                .filter(modifier -> modifier.kind().role() == role)
                .sorted(Comparator.comparingInt(FlatAnnotation::depth))
                .toList();
        rivals.stream()
                .skip(1)
                .filter(other -> other.depth() == rivals.get(0).depth())
                .forEach(other -> report.at(
                        other.origin(),
                        "weights are %s in one way, but %s is here beside %s; remove one of the two"
                                .formatted(
                                        done, other.displayName(), rivals.get(0).displayName())));
    }
}
