package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.Map;

/**
 * An annotation on something.
 *
 * @param values by attribute, defaults included; an attribute that has neither value nor default is missing
 */
public record AnnotationUse(AnnotationType type, Map<String, AttributeValue> values, Origin origin) {
    /** Whether the compiler could make out the annotation, its values and all that it carries. */
    public boolean isResolved() {
        return type.isResolved()
                && values.values().stream().allMatch(value -> value.constant().isResolved())
                && type.carried().stream().allMatch(AnnotationUse::isResolved);
    }
}
