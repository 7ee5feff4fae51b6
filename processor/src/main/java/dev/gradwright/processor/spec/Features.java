package dev.gradwright.processor.spec;

import dev.gradwright.dsl.ActivationFunction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known about the features that a layer outputs.
 *
 * @param width the number of features
 * @param function the activation that determines the range of the values; {@code LINEAR} if they may be any number
 */
public record Features(OptionalLong width, Optional<ActivationFunction> function) {
    /** Nothing is known. */
    public static final Features UNKNOWN = new Features(OptionalLong.empty(), Optional.empty());

    /** The features of the first source; a layer without sources is an error, so nothing is known of its features. */
    public static Features ofFirst(List<Features> sources) {
        return sources.isEmpty() ? UNKNOWN : sources.get(0);
    }

    /**
     * The concatenated features of all sources. If all sources have the same function, so has the result, except for
     * {@code SOFTMAX}: the sum over several distributions is not 1.
     */
    public static Features concatenated(List<Features> sources) {
        return new Features(totalWidth(sources), commonFunction(sources));
    }

    private static OptionalLong totalWidth(List<Features> sources) {
        boolean isKnown = !sources.isEmpty()
                && sources.stream().allMatch(source -> source.width().isPresent());
        return isKnown
                ? OptionalLong.of(sources.stream()
                        .mapToLong(source -> source.width().getAsLong())
                        .sum())
                : OptionalLong.empty();
    }

    private static Optional<ActivationFunction> commonFunction(List<Features> sources) {
        List<ActivationFunction> functions =
                sources.stream().flatMap(source -> source.function().stream()).toList();
        if (functions.isEmpty() || functions.size() < sources.size()) {
            return Optional.empty();
        }
        ActivationFunction first = functions.get(0);
        boolean isCommon =
                first != ActivationFunction.SOFTMAX && functions.stream().allMatch(first::equals);
        return Optional.of(isCommon ? first : ActivationFunction.LINEAR);
    }

    /** As many features, computed by another function. */
    public Features with(ActivationFunction other) {
        return new Features(width, Optional.of(other));
    }
}
