package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.AliasProblem;
import dev.gradwright.processor.expand.ExpandedSpec;
import java.util.stream.Stream;

/** An attribute of a composed annotation sets an existing attribute of the same type. */
final class AliasTarget implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.ALIAS_TARGET;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Stream<AnnotationUse> onMethods =
                spec.declaration().allMethods().flatMap(method -> method.annotations().stream());
        Stream.concat(spec.declaration().annotations().stream(), onMethods)
                .map(AnnotationUse::type)
                .flatMap(type -> Stream.concat(Stream.of(type), type.reached()))
                .distinct()
                .forEach(type -> check(type, report));
    }

    /** Reports every violation in an annotation type. */
    static void check(AnnotationType type, Report report) {
        AliasProblem.of(type).forEach(problem -> report.at(problem.origin(), problem.message()));
    }
}
