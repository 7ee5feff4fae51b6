package dev.gradwright.processor.spec;

import dev.gradwright.dsl.TargetScale;
import java.util.List;
import java.util.Optional;

/** What a network predicts from a record. */
public sealed interface TargetSpec {
    /** Where the spec names it. */
    Origin origin();

    /** An enum. */
    record EnumTarget(EnumSpec type, Origin origin) implements TargetSpec {}

    /** A boolean. */
    record BooleanTarget(Origin origin) implements TargetSpec {}

    /**
     * A number.
     *
     * @param scaling how it is scaled for training; empty if it is not
     */
    record NumberTarget(Optional<Valued<TargetScale>> scaling, Origin origin) implements TargetSpec {}

    /** The names of the classes in order; none for a number. */
    default List<String> classes() {
        if (this instanceof EnumTarget target) {
            return target.type().constants();
        }
        return this instanceof BooleanTarget ? List.of("false", "true") : List.of();
    }
}
