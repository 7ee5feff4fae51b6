package dev.gradwright.runtime.graph;

/**
 * A parameter of a node, without its values.
 *
 * @param role what it is to the node, as in {@code weights}, {@code bias}, {@code gamma} or {@code movingMean}
 * @param name of the network's parameter, as in {@code hidden1.weights}
 * @param rows inputs for weights, 1 for the others
 * @param columns units for weights, features for the others
 * @param isTrained whether training changes it: not so for moving averages, nor for layers that are frozen in the spec
 */
public record NodeParameter(String role, String name, int rows, int columns, boolean isTrained) {
    /** Number of values. */
    public long size() {
        return (long) rows * columns;
    }
}
