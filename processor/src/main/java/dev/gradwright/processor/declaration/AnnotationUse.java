package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An annotation on a type, a method or an attribute.
 *
 * @param values by attribute, defaults included; an attribute that has neither value nor default is missing
 */
public record AnnotationUse(AnnotationType type, Map<String, AttributeValue> values, Origin origin) {
    /** Whether the compiler has found the annotation, all that it carries and, if it concerns networks, its values. */
    public boolean isResolved() {
        return unresolved().findAny().isEmpty() && !type.isTooLarge();
    }

    /**
     * The positions of everything that the compiler has not found: the annotation, one that it carries, or a value of
     * one that concerns networks.
     */
    Stream<Origin> unresolved() {
        return Stream.concat(unresolvedByItself(), type.unresolvedCarried());
    }

    /** The same for the annotation itself, without the annotations that it carries. */
    Stream<Origin> unresolvedByItself() {
        if (!type.isResolved()) {
            return Stream.of(origin);
        } else if (!type.concernsNetworks()) {
            return Stream.empty();
        } else if (!type.attributes().stream().allMatch(attribute -> values.containsKey(attribute.name()))) {
            return Stream.of(origin);
        }
        return values.values().stream()
                .filter(value -> !value.constant().isResolved())
                .map(AttributeValue::origin);
    }
}
