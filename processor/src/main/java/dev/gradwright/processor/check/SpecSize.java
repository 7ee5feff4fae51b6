package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.Oversize;
import java.util.stream.Stream;

/** A network has no more layers than a class file can hold, and what is nested comes to an end soon. */
final class SpecSize implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.SPEC_SIZE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        boolean hasCircle =
                spec.methods().stream().anyMatch(method -> !method.circle().isEmpty());
        if (!hasCircle) {
            spec.oversize().ifPresent(oversize -> report.at(oversize.method().origin(), describe(oversize)));
        }
        Stream<AnnotationUse> onMethods = spec.declaration()
                .allMethods()
                .map(MethodDeclaration::annotations)
                .flatMap(annotations -> annotations.stream());
        Stream.concat(spec.declaration().annotations().stream(), onMethods)
                .filter(use -> use.type().isTooLarge())
                .forEach(use -> report.at(use.origin(), describe(use.type())));
    }

    private static String describe(Oversize oversize) {
        String method = oversize.method().name();
        int most = oversize.limit().most();
        return switch (oversize.limit()) {
            case LAYERS ->
                "with %s the network has more than %d layers, and a class file cannot hold many more; use fewer"
                        .formatted(method, most);
            case BLOCKS -> "with %s the network inserts more than %d blocks; use fewer".formatted(method, most);
            case DEPTH ->
                "%s inserts blocks that are nested more than %d deep; nest them less, or repeat a block with @Repeat"
                        .formatted(method, most);
        };
    }

    private static String describe(AnnotationType composed) {
        return "%s brings more than %d annotations, or carries them through more than %d others; compose it of fewer"
                .formatted(composed.displayName(), AnnotationType.MOST_CARRIED, AnnotationType.DEEPEST);
    }
}
