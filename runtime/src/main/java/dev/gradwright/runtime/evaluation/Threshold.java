package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;

/**
 * A threshold and what it leads to. Scores above it are predicted to be positive, as {@code classify} of a predictor
 * does after {@code predictor.withThreshold(threshold.value())}.
 *
 * @param value the threshold
 * @param truePositives the weight of the positives above it
 * @param falsePositives the weight of the negatives above it
 * @param falseNegatives the weight of the positives that are not above it
 * @param trueNegatives the weight of the negatives that are not above it
 * @param cost the mean cost of a row; NaN unless the threshold was chosen for costs
 */
public record Threshold(
        float value,
        double truePositives,
        double falsePositives,
        double falseNegatives,
        double trueNegatives,
        double cost) {
    /** True positives / predicted positives; NaN if nothing is predicted to be positive. */
    public double precision() {
        return truePositives / (truePositives + falsePositives);
    }

    /** True positives / positives. */
    public double recall() {
        return truePositives / (truePositives + falseNegatives);
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        return 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
    }

    /** As JSON; a number that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(json -> json.put("threshold", value)
                .put("truePositives", truePositives)
                .put("falsePositives", falsePositives)
                .put("falseNegatives", falseNegatives)
                .put("trueNegatives", trueNegatives)
                .put("precision", precision())
                .put("recall", recall())
                .put("f1", f1())
                .put("cost", cost));
    }

    /** As in {@code threshold 0.1721: precision 0.6122, recall 0.9091, F1 0.7317, cost 0.2143}. */
    @Override
    public String toString() {
        return "threshold " + Texts.figure(value) + ": precision " + Texts.figure(precision()) + ", recall "
                + Texts.figure(recall()) + ", F1 " + Texts.figure(f1())
                + (Double.isNaN(cost) ? "" : ", cost " + Texts.figure(cost));
    }
}
