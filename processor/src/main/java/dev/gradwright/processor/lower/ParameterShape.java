package dev.gradwright.processor.lower;

import java.util.List;

/**
 * A parameter or a statistic of an operation.
 *
 * @param role as in {@code weights}; the parameter is named after the layer and the role
 * @param shape its size in each dimension
 * @param isTrained whether training updates it by its gradient, unless the layer is frozen; otherwise it is a statistic
 */
public record ParameterShape(String role, List<Integer> shape, boolean isTrained) {
    public ParameterShape {
        shape = List.copyOf(shape);
    }

    static ParameterShape trained(String role, Integer... shape) {
        return new ParameterShape(role, List.of(shape), true);
    }

    static ParameterShape untrained(String role, Integer... shape) {
        return new ParameterShape(role, List.of(shape), false);
    }

    /** Number of values. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
