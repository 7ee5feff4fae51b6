package dev.gradwright.processor.spec;

import java.util.List;
import java.util.Set;

/**
 * What {@code javac -Xlint} would say of generated code because of the user's types and methods that it names, such as deprecated ones:
 * there it is suppressed, since users are warned where they name them themselves.
 *
 * @param network as in {@code deprecation}, sorted
 * @param predictor likewise
 */
public record Lints(List<String> network, List<String> predictor) {
    /** Nothing. */
    public static final Lints NONE = new Lints(Set.of(), Set.of());

    public Lints {
        network = List.copyOf(network);
        predictor = List.copyOf(predictor);
    }

    /** In the order of the sets. */
    public Lints(Set<String> network, Set<String> predictor) {
        this(List.copyOf(network), List.copyOf(predictor));
    }
}
