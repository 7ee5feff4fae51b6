package dev.gradwright.runtime.evaluation;

import java.util.List;

/**
 * Mean and sample standard deviation of the values that are not NaN.
 *
 * @param mean NaN if there is no value
 * @param deviation with divisor n − 1; NaN if there are fewer than 2 values
 */
record Spread(double mean, double deviation) {
    static Spread of(List<Double> values) {
        double[] defined = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double sum = 0;
        for (double value : defined) {
            sum += value;
        }
        double mean = sum / defined.length;
        double squares = 0;
        for (double value : defined) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(mean, defined.length < 2 ? Double.NaN : Math.sqrt(squares / (defined.length - 1)));
    }
}
