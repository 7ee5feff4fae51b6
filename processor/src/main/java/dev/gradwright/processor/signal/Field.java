package dev.gradwright.processor.signal;

import java.util.BitSet;

/**
 * The values of some features of a layer.
 *
 * @param width the number of features
 * @param component what they are computed from
 * @param points the points of the component
 * @param values at the points
 * @param moments exact, also where the values at the points are not
 * @param examples the expectation of the product of a unit's values for two examples
 * @param units the expectation of the product of two units' values for the same example
 * @param base how the normal variable that they are computed from is correlated
 * @param variables the random variables that they depend on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Field(
        long width,
        Component component,
        Points points,
        double[] values,
        Moments moments,
        double examples,
        double units,
        Correlations base,
        BitSet variables) {
    /**
     * Correlations of a normal variable.
     *
     * @param examples between two examples
     * @param units between two units
     */
    record Correlations(double examples, double units) {}

    double mean() {
        return moments.mean();
    }

    double second() {
        return moments.second();
    }

    /** Other values at the same points, whose moments are known. */
    Field with(double[] otherValues, Moments otherMoments, double otherExamples, double otherUnits) {
        return new Field(
                width, component, points, otherValues, otherMoments, otherExamples, otherUnits, base, variables);
    }

    /** The same values, multiplied by a factor after an offset is subtracted. */
    Field minusTimes(double offset, double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (values[i] - offset) * factor;
        }
        double mean = (mean() - offset) * factor;
        double square = factor * factor;
        double shift = mean * mean - mean() * mean() * square;
        return with(
                scaled,
                new Moments(mean, second() * square + shift),
                examples * square + shift,
                units * square + shift);
    }

    /** The first features of it. */
    Field first(long otherWidth) {
        return new Field(otherWidth, component, points, values, moments, examples, units, base, variables);
    }

    /** The same, depending on one more random variable. */
    Field withVariable(int variable) {
        BitSet all = (BitSet) variables.clone();
        all.set(variable);
        return new Field(width, component, points, values, moments, examples, units, base, all);
    }

    /** The same with other correlations of the normal variable. */
    Field withBase(Correlations other) {
        return new Field(width, component, points, values, moments, examples, units, other, variables);
    }
}
