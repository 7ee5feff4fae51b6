package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import dev.gradwright.runtime.math.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well the probabilities of one class agree with what happens: of the rows with a probability near 0.3, about 30 %
 * should be positive (DeGroot and Fienberg, 1983).
 */
public final class Calibration {
    private final float[] probabilities;
    private final boolean[] positives;
    private final EvaluatedRows rows;

    Calibration(EvaluatedRows rows, int index) {
        probabilities = new float[rows.rows()];
        positives = new boolean[rows.rows()];
        this.rows = rows;
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = requireProbability(rows.score(row, index), row);
            positives[row] = rows.isPositive(row, index);
        }
    }

    private static float requireProbability(float score, int row) {
        if (score >= 0 && score <= 1) {
            return score;
        }
        throw new IllegalStateException(
                "only probabilities can be calibrated, but the prediction of row " + row + " is " + score);
    }

    /**
     * The rows whose probabilities lie in one interval.
     *
     * @param meanProbability the mean of their probabilities
     * @param fractionPositive the fraction of them that are positive
     * @param weight their weight; their number unless rows are weighted
     */
    public record Bin(double meanProbability, double fractionPositive, double weight) {}

    /** The Brier score: the mean of (p − t)², where t is 1 for a positive (Brier, 1950). */
    public double brier() {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < probabilities.length; row++) {
            double error = probabilities[row] - (positives[row] ? 1.0 : 0.0);
            sum += rows.weight(row) * error * error;
            total += rows.weight(row);
        }
        return sum / total;
    }

    /**
     * The calibration curve in bins of equal width, without the empty ones.
     *
     * @param bins their number, at least 1
     */
    public List<Bin> uniform(int bins) {
        requireBins(bins);
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (i + 1) * (1.0 / bins);
        }
        return bins(edges);
    }

    /**
     * The calibration curve in bins that have about the same number of rows, without the empty ones. Weights do not
     * change the bins.
     *
     * @param bins their number, at least 1
     */
    public List<Bin> quantile(int bins) {
        requireBins(bins);
        double[] sorted = new double[probabilities.length];
        Arrays.setAll(sorted, row -> probabilities[row]);
        Arrays.sort(sorted);
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = Quantiles.linear(sorted, (i + 1) * (1.0 / bins));
        }
        return bins(edges);
    }

    private static void requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, but is " + bins);
        }
    }

    /** A row belongs to the first bin whose upper edge is not below its probability. */
    private List<Bin> bins(double[] edges) {
        double[] totals = new double[edges.length + 1];
        double[] sums = new double[totals.length];
        double[] positive = new double[totals.length];
        for (int row = 0; row < probabilities.length; row++) {
            int bin = firstNotBelow(edges, probabilities[row]);
            totals[bin] += rows.weight(row);
            sums[bin] += rows.weight(row) * probabilities[row];
            positive[bin] += positives[row] ? rows.weight(row) : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < totals.length; bin++) {
            if (totals[bin] > 0) {
                bins.add(new Bin(sums[bin] / totals[bin], positive[bin] / totals[bin], totals[bin]));
            }
        }
        return List.copyOf(bins);
    }

    private static int firstNotBelow(double[] edges, double value) {
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The Brier score and ten bins of equal width as JSON. */
    public String toJson() {
        return Json.object(this::writeTo);
    }

    void writeTo(Json json) {
        json.put("brier", brier())
                .putObjects(
                        "bins",
                        uniform(10),
                        (object, bin) -> object.put("meanProbability", bin.meanProbability())
                                .put("fractionPositive", bin.fractionPositive())
                                .put("weight", bin.weight()));
    }

    /** The Brier score and ten bins of equal width. */
    @Override
    public String toString() {
        List<List<String>> lines =
                new ArrayList<>(List.of(List.of("", "mean probability", "fraction positive", "rows")));
        for (Bin bin : uniform(10)) {
            lines.add(List.of(
                    "",
                    Texts.fraction(bin.meanProbability()),
                    Texts.fraction(bin.fractionPositive()),
                    Texts.weight(bin.weight())));
        }
        return "Brier score " + Texts.figure(brier()) + "\n" + Texts.table(lines);
    }
}
