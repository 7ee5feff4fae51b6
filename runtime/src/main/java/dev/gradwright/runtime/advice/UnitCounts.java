package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.ActivationFunction;
import java.util.function.DoublePredicate;
import org.ejml.data.FMatrixRMaj;

/**
 * How many units of a layer have no gradient, or nearly none, for nearly all rows.
 *
 * @param layer its path
 * @param stuck number of such units
 */
record UnitCounts(String layer, ActivationFunction function, int stuck, int units) {
    /**
     * Counts the units of a layer.
     *
     * @param outputs rows × units
     * @param isStuck whether a unit with that output has nearly no gradient
     * @param rows the share of the rows in which a unit that counts is stuck
     */
    static UnitCounts of(
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

    double share() {
        return (double) stuck / units;
    }

    /** As in {@code hidden1 (90 of 100)}. */
    @Override
    public String toString() {
        return layer + " (" + stuck + " of " + units + ")";
    }
}
