package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.math.StableMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values that a setting may have. They are rounded, so that the value that a trial uses is the one that is written
 * into an annotation.
 */
sealed interface ValueRange {
    /**
     * The value at a point of the range.
     *
     * @param point in [0, 1)
     */
    double at(double point);

    /**
     * All numbers between two bounds are equally likely. They are rounded to a power of ten that divides the range into
     * at least 200 steps.
     */
    record Uniform(double low, double high) implements ValueRange {
        private static final int FEWEST_STEPS = 200;

        @Override
        public double at(double point) {
            BigDecimal largestStep = new BigDecimal((high - low) / FEWEST_STEPS);
            int decimals = largestStep.scale() - largestStep.precision() + 1;
            BigDecimal value = new BigDecimal(low + point * (high - low));
            return ValueRange.within(
                    low, value.setScale(decimals, RoundingMode.HALF_EVEN).doubleValue(), high);
        }

        @Override
        public String toString() {
            return "uniform from " + Attributes.text(low) + " to " + Attributes.text(high);
        }
    }

    /** The logarithms of the numbers between two bounds are equally likely. They are rounded to three digits. */
    record LogUniform(double low, double high) implements ValueRange {
        private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

        @Override
        public double at(double point) {
            double value = low * StableMath.exp(point * StableMath.log(high / low));
            return ValueRange.within(
                    low, new BigDecimal(value).round(THREE_DIGITS).doubleValue(), high);
        }

        @Override
        public String toString() {
            return "log-uniform from " + Attributes.text(low) + " to " + Attributes.text(high);
        }
    }

    /** Each of the given values is equally likely. */
    record Choice(List<Double> values) implements ValueRange {
        @Override
        public double at(double point) {
            return values.get((int) (point * values.size()));
        }

        @Override
        public String toString() {
            return values.stream().map(Attributes::text).collect(Collectors.joining(", ", "one of ", ""));
        }
    }

    private static double within(double low, double value, double high) {
        return Math.max(low, Math.min(value, high));
    }
}
