package dev.gradwright.runtime.statistics;

import dev.gradwright.dsl.ActivationFunction;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.ejml.data.FMatrixRMaj;

/**
 * How many units of a layer have no gradient, or nearly none, for nearly all rows.
 *
 * @param layer its path
 * @param stuck number of such units
 */
public record UnitCounts(String layer, ActivationFunction function, int stuck, int units) {
    /** The share of the rows in which a unit that counts is saturated. */
    private static final double ROWS_SATURATED = 0.9;

    /** The derivative of the sigmoid is y·(1 − y), at most 0.25. */
    private static final double SIGMOID_SLOPE = 0.05 * 0.25;
    /** The derivative of tanh is 1 − y², at most 1. */
    private static final double TANH_SLOPE = 0.05;
    /** The derivative of softsign is (1 − |y|)², at most 1. */
    private static final double SOFTSIGN_DISTANCE = Math.sqrt(0.05);

    /**
     * Counts the units with ReLU whose output is 0 for all rows: they have no gradient, so training cannot revive them.
     *
     * @param outputs rows × units
     * @return empty for another function
     */
    public static Optional<UnitCounts> dead(String layer, ActivationFunction function, FMatrixRMaj outputs) {
        return function == ActivationFunction.RELU
                ? Optional.of(of(layer, function, outputs, y -> y == 0, 1))
                : Optional.empty();
    }

    /**
     * Counts the units of a bounded function that are at a bound in 90 % of the rows: their derivative is below 5 % of
     * its maximum.
     *
     * @param outputs rows × units
     * @return empty for a function without bounds
     */
    public static Optional<UnitCounts> saturated(String layer, ActivationFunction function, FMatrixRMaj outputs) {
        return switch (function) {
            case SIGMOID -> saturated(layer, function, outputs, y -> y * (1 - y) < SIGMOID_SLOPE);
            case HARD_SIGMOID -> saturated(layer, function, outputs, y -> y == 0 || y == 1);
            case TANH -> saturated(layer, function, outputs, y -> 1 - y * y < TANH_SLOPE);
            case SOFTSIGN -> saturated(layer, function, outputs, y -> 1 - Math.abs(y) < SOFTSIGN_DISTANCE);
            default -> Optional.empty();
        };
    }

    private static Optional<UnitCounts> saturated(
            String layer, ActivationFunction function, FMatrixRMaj outputs, DoublePredicate isSaturated) {
        return Optional.of(of(layer, function, outputs, isSaturated, ROWS_SATURATED));
    }

    /** @param rows the share of the rows in which a unit that counts is stuck */
    private static UnitCounts of(
            String layer, ActivationFunction function, FMatrixRMaj outputs, DoublePredicate isStuck, double rows) {
        int[] counts = new int[outputs.numCols];
        for (int i = 0; i < outputs.getNumElements(); i++) {
            counts[i % outputs.numCols] += isStuck.test(outputs.data[i]) ? 1 : 0;
        }
        int stuck = 0;
        for (int count : counts) {
            stuck += count >= rows * outputs.numRows ? 1 : 0;
        }
        return new UnitCounts(layer, function, stuck, outputs.numCols);
    }

    /** From 0 to 1. */
    public double share() {
        return (double) stuck / units;
    }

    /** As in {@code hidden1 (90 of 100)}. */
    @Override
    public String toString() {
        return layer + " (" + stuck + " of " + units + ")";
    }
}
