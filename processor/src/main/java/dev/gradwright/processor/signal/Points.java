package dev.gradwright.processor.signal;

/**
 * Points at which elementwise layers are evaluated: values of the independent random variables that they depend on.
 * Values of a layer are an array with one element for each point.
 */
sealed interface Points permits Grid, Lattice {
    /** The number of points. */
    int size();

    /** The expectation of values. */
    double mean(double[] values);

    /** The expectation of the squares of values. */
    double meanSquare(double[] values);

    /** The values of another standard normal variable. */
    double[] normal();

    /** For each point whether a feature is kept, by another variable that is true with this probability. */
    boolean[] kept(double probability);

    /**
     * The expectation of the product of values at two places, as in two examples.
     *
     * @param before what the values were computed from
     * @param correlation of what the values were computed from at the two places
     */
    double product(double[] values, double[] before, double correlation);
}
