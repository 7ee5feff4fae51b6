package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import java.util.Comparator;
import java.util.List;

/**
 * A network has one annotation of a kind, such as one loss. An annotation in a composed one is a default: one with fewer
 * composed annotations around it overrides it, and only two with equally many are a conflict.
 *
 * @param noun the kind of annotation, for the message
 */
record AtMostOne(DiagnosticName name, DslAnnotation kind, String noun) implements Rule {
    @Override
    public void check(ExpandedSpec spec, Report report) {
        List<FlatAnnotation> nearestFirst = spec.annotations().stream()
                .filter(annotation -> annotation.kind() == kind)
                .sorted(Comparator.comparingInt(FlatAnnotation::depth))
                .toList();
        nearestFirst.stream()
                .skip(1)
                .filter(other -> other.depth() == nearestFirst.get(0).depth())
                .forEach(second -> report.at(
                        second.origin(),
                        "a network has one %s, but %s is used in addition to %s; remove one of the two"
                                .formatted(noun, second.displayName(), place(nearestFirst.get(0)))));
    }

    /** {@code @Loss of @Recipe}; the place of the second annotation is added to each message anyway. */
    private static String place(FlatAnnotation annotation) {
        return annotation.displayName()
                + annotation.composed().map(" of "::concat).orElse("");
    }
}
