package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.Map;

/**
 * An annotation on something.
 *
 * @param values by attribute, defaults included; an attribute that has neither value nor default is missing
 */
public record AnnotationUse(AnnotationType type, Map<String, AttributeValue> values, Origin origin) {
    /** Whether the annotation, all that it carries and, if it concerns networks, its values could be made out. */
    public boolean isResolved() {
        return isResolvedByItself() && type.isResolvedThroughout() && !type.isTooLarge();
    }

    /** Whether the compiler could make out the annotation, whatever it carries. */
    boolean isResolvedByItself() {
        return type.isResolved() && (!type.concernsNetworks() || hasResolvedValues());
    }

    private boolean hasResolvedValues() {
        return values.values().stream().allMatch(value -> value.constant().isResolved());
    }
}
