package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a network outputs.
 *
 * @param function the last activation; layers after it that only drop or lay out features do not count
 * @param units empty if they cannot be made out
 */
record Output(ActivationFunction function, OptionalInt units) {
    /** The output of a spec; empty if it cannot be made out. */
    static Optional<Output> of(ExpandedSpec spec) {
        if (spec.oversize().isPresent()) {
            return Optional.empty(); // the last layer is not there
        }
        Map<String, Output> outputs = new HashMap<>();
        Optional<Output> last = Optional.empty();
        for (FlatMethod method : spec.methods()) {
            if (method.layer().isPresent() || !method.isKnown()) {
                last = method.layer().flatMap(layer -> of(layer, outputs));
                last.ifPresent(output -> outputs.put(method.path(), output));
            }
        }
        return last;
    }

    /** @param outputs those of the layers above that can be made out */
    private static Optional<Output> of(LayerSpec layer, Map<String, Output> outputs) {
        if (layer instanceof LayerSpec.DenseSpec dense) {
            return Optional.of(new Output(
                    dense.activation().value(), OptionalInt.of(dense.units().value())));
        } else if (layer instanceof LayerSpec.ActivationSpec activation) {
            return Optional.of(new Output(activation.function().value(), unitsOfFirst(layer, outputs)));
        } else if (layer instanceof LayerSpec.BatchNormSpec
                || layer instanceof LayerSpec.LayerNormSpec
                || layer instanceof LayerSpec.AddSpec) {
            return Optional.of(new Output(ActivationFunction.LINEAR, unitsOfFirst(layer, outputs)));
        } else if (layer instanceof LayerSpec.ConcatSpec) {
            return besides(layer.sources().stream()
                    .map(source -> Optional.ofNullable(outputs.get(source)))
                    .toList());
        }
        return sourceOf(layer, outputs);
    }

    private static Optional<Output> sourceOf(LayerSpec layer, Map<String, Output> outputs) {
        return layer.sources().stream().findFirst().flatMap(source -> Optional.ofNullable(outputs.get(source)));
    }

    private static OptionalInt unitsOfFirst(LayerSpec layer, Map<String, Output> outputs) {
        return sourceOf(layer, outputs).map(Output::units).orElseGet(OptionalInt::empty);
    }

    /** Several side by side: a function of each feature stays what it is where all have it. */
    private static Optional<Output> besides(List<Optional<Output>> sources) {
        List<Output> parts = sources.stream().flatMap(Optional::stream).toList();
        if (parts.isEmpty() || parts.size() < sources.size()) {
            return Optional.empty();
        }
        ActivationFunction first = parts.get(0).function;
        boolean isSame = first != ActivationFunction.SOFTMAX && parts.stream().allMatch(part -> part.function == first);
        boolean areKnown = parts.stream().allMatch(part -> part.units.isPresent());
        long sum = parts.stream().mapToLong(part -> part.units.orElse(0)).sum();
        return Optional.of(new Output(
                isSame ? first : ActivationFunction.LINEAR,
                areKnown && sum <= Widths.MOST ? OptionalInt.of((int) sum) : OptionalInt.empty()));
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
