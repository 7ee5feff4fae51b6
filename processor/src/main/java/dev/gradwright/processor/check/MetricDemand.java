package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.spec.LossKind;

/** The output that a metric requires. */
enum MetricDemand {
    /** Any number, unless only the order of the numbers has a meaning. */
    NUMBERS {
        @Override
        String problem(LossFunction loss, Output output, int topK) {
            return LossKind.of(loss).ranks()
                    ? "compares predictions with targets, but %s trains scores that only order the rows of a query; use NDCG, MAP or MRR"
                            .formatted(loss)
                    : "";
        }
    },
    /** Scores of the rows of a query. */
    RANKING {
        @Override
        String problem(LossFunction loss, Output output, int topK) {
            return LossKind.of(loss).ranks()
                    ? ""
                    : "is a metric of rankings, but %s is no loss for rankings; remove it, or use PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX or LAMBDA_RANK"
                            .formatted(loss);
        }
    },
    /** Probabilities, or the scores of a hinge. */
    DECISIONS {
        @Override
        String problem(LossFunction loss, Output output, int topK) {
            return LossKind.of(loss).takesScores() ? "" : probabilities(loss, output);
        }
    },
    /** Probabilities, to be compared with targets of 0 and 1. */
    PROBABILITIES {
        @Override
        String problem(LossFunction loss, Output output, int topK) {
            return LossKind.of(loss).takesScores()
                    ? "compares probabilities with targets of 0 and 1, but %s compares scores with signs; remove it, or use ACCURACY"
                            .formatted(loss)
                    : probabilities(loss, output);
        }
    },
    /** The classes of a softmax, more than {@code topK} of them. */
    RANKED_CLASSES {
        @Override
        String problem(LossFunction loss, Output output, int topK) {
            if (LossKind.of(loss).ranks()) {
                return forRankings(loss);
            } else if (output.function() != ActivationFunction.SOFTMAX) {
                return "ranks the classes of a softmax, but the output is %s; remove it".formatted(output.function());
            }
            return output.units().isPresent() && output.units().getAsLong() <= topK
                    ? "is always 1 unless there are more classes than topK = %d, but the output has %d; set a smaller topK"
                            .formatted(topK, output.units().getAsLong())
                    : "";
        }
    };

    static MetricDemand of(Metric metric) {
        return switch (metric) {
            case ACCURACY -> DECISIONS;
            case TOP_K_ACCURACY -> RANKED_CLASSES;
            case PRECISION, RECALL, F1, AUC -> PROBABILITIES;
            case MAE, RMSE, R2 -> NUMBERS;
            case NDCG, MAP, MRR -> RANKING;
        };
    }

    /** Why the metric cannot be computed; empty if it can. The loss accepts that output. */
    abstract String problem(LossFunction loss, Output output, int topK);

    private static String forRankings(LossFunction loss) {
        return "is a metric of classes, but %s is a loss for rankings; use NDCG, MAP or MRR".formatted(loss);
    }

    private static String probabilities(LossFunction loss, Output output) {
        if (LossKind.of(loss).ranks()) {
            return forRankings(loss);
        }
        return output.isProbability()
                ? ""
                : "needs the probabilities of a sigmoid or a softmax, but with %s the output is %s; remove it, or set activation = SOFTMAX on the last layer"
                        .formatted(loss, output.function());
    }
}
