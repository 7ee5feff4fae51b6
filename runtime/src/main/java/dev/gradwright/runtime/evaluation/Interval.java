package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import dev.gradwright.runtime.math.Quantiles;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A figure with its bootstrap interval: the figure is computed again for many samples of the rows, drawn with
 * replacement, and the interval lies between two quantiles of the results (percentile method; Efron and Tibshirani, 1993,
 * chapter 13).
 *
 * @param value the figure of all rows
 * @param low the lower end
 * @param high the upper end
 * @param confidence the fraction of the samples whose figures lie in the interval
 * @param samples number of samples
 * @param undefined number of samples for which the figure is undefined; they are left out
 */
public record Interval(double value, double low, double high, double confidence, int samples, int undefined) {
    static Interval of(
            EvaluatedRows rows, ToDoubleFunction<EvaluationReport> figure, int samples, double confidence, long seed) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, but is " + samples);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), but is " + confidence);
        }
        double[] figures = new double[samples];
        long key = CounterRandom.stream(seed, "bootstrap");
        for (int sample = 0; sample < samples; sample++) {
            EvaluatedRows picked = rows.pick(picks(rows.rows(), CounterRandom.derive(key, sample)));
            figures[sample] =
                    picked.totalWeight() == 0 ? Double.NaN : figure.applyAsDouble(new EvaluationReport(picked));
        }
        double[] sorted = Arrays.stream(figures)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double tail = (1 - confidence) / 2;
        return new Interval(
                figure.applyAsDouble(new EvaluationReport(rows)),
                sorted.length == 0 ? Double.NaN : Quantiles.linear(sorted, tail),
                sorted.length == 0 ? Double.NaN : Quantiles.linear(sorted, 1 - tail),
                confidence,
                samples,
                samples - sorted.length);
    }

    private static int[] picks(int rows, long key) {
        int[] picks = new int[rows];
        for (int i = 0; i < rows; i++) {
            picks[i] = CounterRandom.below(rows, key, i);
        }
        return picks;
    }

    /** As JSON; a number that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(json -> json.put("value", value)
                .put("low", low)
                .put("high", high)
                .put("confidence", confidence)
                .put("samples", samples)
                .put("undefined", undefined));
    }

    /** As in {@code 0.8271 (95 %: 0.8012 to 0.8517)}. */
    @Override
    public String toString() {
        return Texts.figure(value) + " (" + Texts.weight(Math.rint(confidence * 1e6) / 1e4) + " %: " + Texts.figure(low)
                + " to " + Texts.figure(high)
                + (undefined == 0 ? ")" : ", undefined for " + undefined + " of " + samples + " samples)");
    }
}
