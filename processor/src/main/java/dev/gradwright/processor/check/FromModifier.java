package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import java.util.List;
import java.util.Optional;

/** {@code @From} is on a layer, or on a block, whose sources no other annotation names. */
final class FromModifier implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MODIFIER_MISPLACED;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (int index = 0; index < spec.methods().size(); index++) {
            checkLayer(spec.methods().get(index), report);
            checkBlock(spec.methods().subList(index, spec.methods().size()), report);
        }
    }

    private static void checkLayer(FlatMethod method, Report report) {
        List<FlatAnnotation> layers = method.layerAnnotations();
        if (layers.size() == 1 && layers.get(0).namesSources()) {
            method.modifiers().stream()
                    .filter(modifier -> modifier.kind() == DslAnnotation.FROM)
                    .forEach(from -> report.at(
                            from.origin(),
                            "@From names what a layer reads instead of the layer above it, but %s is %s, which names its sources itself; remove it"
                                    .formatted(
                                            method.declaration().name(),
                                            layers.get(0).withArticle())));
        }
    }

    /** @param methods a method that may insert a block, and all methods after it */
    private static void checkBlock(List<FlatMethod> methods, Report report) {
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
                        "@From names what the first layer of %s reads, but %s does so itself with %s; remove one of the two"
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

    /** The annotation that names what a method's layer reads. */
    private static Optional<FlatAnnotation> sourceOf(FlatMethod method) {
        return method.annotations().stream()
                .filter(FlatAnnotation::namesSources)
                .findFirst();
    }
}
