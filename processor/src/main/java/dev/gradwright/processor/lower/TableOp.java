package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;

/**
 * A record as the input of a network.
 *
 * @param record its type
 * @param visibility of the record and the target: generated methods that name them have at most this one
 * @param components in order
 * @param group the component that says to which query a row belongs; empty unless the loss ranks
 * @param target what the network predicts
 */
public record TableOp(
        QualifiedName record,
        Visibility visibility,
        List<ComponentOp> components,
        Optional<String> group,
        TargetOp target) {
    public TableOp {
        components = List.copyOf(components);
    }

    /** The components that are encoded, in order. */
    public List<ComponentOp> features() {
        return components.stream()
                .filter(component -> component.encoding().isPresent())
                .toList();
    }
}
