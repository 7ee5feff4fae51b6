package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a network puts out.
 *
 * @param function the last activation; layers after it that only drop or lay out features do not count
 * @param units empty if they cannot be made out
 */
record Output(ActivationFunction function, OptionalInt units) {
    /** The output of a spec; empty if it cannot be made out. */
    static Optional<Output> of(ExpandedSpec spec) {
        @Nullable ActivationFunction function = null;
        OptionalInt units = OptionalInt.empty();
        for (FlatMethod method : spec.methods()) {
            if (!method.isKnown()) {
                function = null;
                units = OptionalInt.empty();
            } else if (method.layer().orElse(null) instanceof LayerSpec.DenseSpec dense) {
                function = dense.activation().value();
                units = OptionalInt.of(dense.units().value());
            } else if (method.layer().orElse(null) instanceof LayerSpec.ActivationSpec activation) {
                function = activation.function().value();
            } else if (method.layer().orElse(null) instanceof LayerSpec.BatchNormSpec) {
                function = ActivationFunction.LINEAR;
            }
        }
        return function == null ? Optional.empty() : Optional.of(new Output(function, units));
    }

    /** Whether it is a single number. */
    boolean hasOneUnit() {
        return units.isPresent() && units.getAsInt() == 1;
    }

    /** Whether all of it lies between 0 and 1. */
    boolean isProbability() {
        return OutputRange.of(function) == OutputRange.PROBABILITY;
    }
}
