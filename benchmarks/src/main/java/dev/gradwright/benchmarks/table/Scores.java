package dev.gradwright.benchmarks.table;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Scores of predictions, computed in the same way for all contenders. */
final class Scores {
    private Scores() {}

    /**
     * The scores of probabilities.
     *
     * @param probabilities that a target is 1; the others are 0
     */
    static Map<String, Double> ofProbabilities(double[] probabilities, double[] targets) {
        double loss = 0;
        int correct = 0;
        for (int row = 0; row < targets.length; row++) {
            double ofTarget = targets[row] == 1 ? probabilities[row] : 1 - probabilities[row];
            loss -= Math.log(Math.max(ofTarget, 1e-15)) / targets.length;
            correct += (probabilities[row] >= 0.5) == (targets[row] == 1) ? 1 : 0;
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("AUC", auc(probabilities, targets));
        scores.put("accuracy", (double) correct / targets.length);
        scores.put("log loss", loss);
        return scores;
    }

    static Map<String, Double> ofValues(double[] values, double[] targets) {
        double mean = IntStream.range(0, targets.length)
                .mapToDouble(row -> targets[row])
                .average()
                .orElseThrow();
        double errors = 0;
        double spread = 0;
        for (int row = 0; row < targets.length; row++) {
            errors += (values[row] - targets[row]) * (values[row] - targets[row]);
            spread += (targets[row] - mean) * (targets[row] - mean);
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("RMSE of log(price)", Math.sqrt(errors / targets.length));
        scores.put("R² of log(price)", 1 - errors / spread);
        return scores;
    }

    /** From the sum of the ranks of the positives, where equal probabilities share their mean rank. */
    private static double auc(double[] probabilities, double[] targets) {
        int[] order = IntStream.range(0, targets.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(row -> row)
                .toArray();
        double ranks = 0;
        long positives = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (targets[order[i]] == 1) {
                    positives++;
                    ranks += (from + to + 1) / 2.0;
                }
            }
        }
        long negatives = order.length - positives;
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
