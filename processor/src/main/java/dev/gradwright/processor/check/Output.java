package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a network outputs.
 *
 * @param function the last activation; layers after it that only drop or reshape features do not change it
 * @param units empty if their number is not known
 */
record Output(ActivationFunction function, OptionalLong units) {
    /** The output of a spec; empty if it is not known. */
    static Optional<Output> of(ExpandedSpec spec) {
        if (spec.oversize().isPresent()) {
            return Optional.empty(); // the last layer is missing here
        }
        LayerFeatures features = LayerFeatures.of(spec);
        return lastOf(spec)
                .flatMap(FlatMethod::layer)
                .map(layer -> features.of(layer.name()))
                .flatMap(last -> last.function().map(function -> new Output(function, last.width())));
    }

    /** The last method that declares a layer, or may declare one. */
    private static Optional<FlatMethod> lastOf(ExpandedSpec spec) {
        return spec.methods().stream()
                .filter(method -> method.layer().isPresent() || !method.isKnown())
                .reduce((first, second) -> second);
    }

    /** Whether it is a single number. */
    boolean hasOneUnit() {
        return units.isPresent() && units.getAsLong() == 1;
    }

    /** Whether all values are between 0 and 1. */
    boolean isProbability() {
        return OutputRange.of(function) == OutputRange.PROBABILITY;
    }
}
