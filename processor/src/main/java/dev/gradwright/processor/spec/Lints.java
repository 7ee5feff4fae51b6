package dev.gradwright.processor.spec;

import java.util.List;
import java.util.Set;

/**
 * The warnings of {@code javac -Xlint} that generated code would cause because it names the user's types and methods,
 * such as deprecated ones. Generated code suppresses them: users are warned where they name these types themselves.
 *
 * @param network as in {@code deprecation}, sorted
 * @param predictor likewise
 * @param encoder likewise
 */
public record Lints(List<String> network, List<String> predictor, List<String> encoder) {
    /** No warnings. */
    public static final Lints NONE = new Lints(Set.of(), Set.of(), Set.of());

    public Lints {
        network = List.copyOf(network);
        predictor = List.copyOf(predictor);
        encoder = List.copyOf(encoder);
    }

    /** Makes lists in the order of the sets. */
    public Lints(Set<String> network, Set<String> predictor, Set<String> encoder) {
        this(List.copyOf(network), List.copyOf(predictor), List.copyOf(encoder));
    }
}
