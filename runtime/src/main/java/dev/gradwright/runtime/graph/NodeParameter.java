package dev.gradwright.runtime.graph;

/**
 * A parameter of a node, without its values.
 *
 * @param role its role in the node, as in {@code weights}, {@code bias}, {@code gamma} or {@code movingMean}
 * @param name of the network's parameter, as in {@code hidden1.weights}
 * @param rows inputs for weights, 1 for the others
 * @param columns units for weights, features for the others
 * @param isTrained whether it is updated by its gradient; false for moving averages and for layers that are declared
 *     frozen
 */
public record NodeParameter(String role, String name, int rows, int columns, boolean isTrained) {
    /** Number of values. */
    public long size() {
        return (long) rows * columns;
    }
}
