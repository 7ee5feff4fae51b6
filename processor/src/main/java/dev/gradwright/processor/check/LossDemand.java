package dev.gradwright.processor.check;

import dev.gradwright.dsl.LossFunction;

/**
 * What a loss requires of a declaration.
 *
 * @param output the output that the last layer must have
 * @param takesSmoothing whether it uses label smoothing
 * @param takesDelta whether it uses δ
 */
record LossDemand(OutputDemand output, boolean takesSmoothing, boolean takesDelta) {
    static LossDemand of(LossFunction loss) {
        return switch (loss) {
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, LOG_COSH, HINGE, SQUARED_HINGE -> only(OutputDemand.ANYTHING);
            case HUBER -> new LossDemand(OutputDemand.ANYTHING, false, true);
            case BINARY_CROSSENTROPY -> new LossDemand(OutputDemand.SIGMOIDS, true, false);
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                new LossDemand(OutputDemand.SOFTMAX, true, false);
            case KL_DIVERGENCE -> only(OutputDemand.PROBABILITIES);
            case POISSON -> only(OutputDemand.EXPECTED_COUNTS);
            case COSINE_SIMILARITY -> only(OutputDemand.DIRECTION);
        };
    }

    private static LossDemand only(OutputDemand output) {
        return new LossDemand(output, false, false);
    }
}
