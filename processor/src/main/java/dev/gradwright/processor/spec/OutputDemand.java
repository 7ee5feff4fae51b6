package dev.gradwright.processor.spec;

/** What a loss requires of the network's output. */
public enum OutputDemand {
    /** Any numbers. */
    ANYTHING,
    /** Any numbers, of which those above 0 predict a positive. */
    SCORES,
    /** The probabilities of a softmax, for classes that exclude each other. */
    SOFTMAX,
    /** The probabilities of sigmoids, for classes that do not exclude each other. */
    SIGMOIDS,
    /** Probabilities of any kind. */
    PROBABILITIES,
    /** Numbers that are not negative. */
    EXPECTED_COUNTS,
    /** Positive numbers without an upper limit. */
    EXPECTED_AMOUNTS,
    /** One number for each quantile. */
    QUANTILES,
    /** A vector whose length does not matter. */
    DIRECTION,
    /** One number of any sign, which orders the rows of a query. */
    RANKING
}
