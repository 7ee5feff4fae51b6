package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An annotation on something.
 *
 * @param values by attribute, defaults included; an attribute that has neither value nor default is missing
 */
public record AnnotationUse(AnnotationType type, Map<String, AttributeValue> values, Origin origin) {
    /** Whether the annotation, all that it carries and, if it concerns networks, its values could be made out. */
    public boolean isResolved() {
        return unresolved().findAny().isEmpty() && !type.isTooLarge();
    }

    /** Where something could not be made out: the annotation, one that it carries, or a value of one that concerns networks. */
    Stream<Origin> unresolved() {
        return Stream.concat(unresolvedByItself(), type.unresolvedCarried());
    }

    /** The same, whatever it carries. */
    Stream<Origin> unresolvedByItself() {
        boolean lacksValue = type.attributes().stream().anyMatch(attribute -> !values.containsKey(attribute.name()));
        if (!type.isResolved() || (type.concernsNetworks() && lacksValue)) {
            return Stream.of(origin);
        }
        return values.values().stream()
                .filter(value -> type.concernsNetworks() && !value.constant().isResolved())
                .map(AttributeValue::origin);
    }
}
