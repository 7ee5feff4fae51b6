package dev.gradwright.runtime.graph;

import java.util.List;

/**
 * An input of a network.
 *
 * @param name its name among the sources of a node; empty text if it is the only input
 * @param shape of one example, without the batch dimension
 */
public record Input(String name, List<Integer> shape) {
    public Input {
        shape = List.copyOf(shape);
    }

    /** Number of features of one example. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
