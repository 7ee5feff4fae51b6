package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.Precision;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;

/**
 * Checks that numbers are in range. Users write doubles, but a network computes with floats: a number that becomes a
 * float must be in range as a float, too, and must not become 0 unless it is 0.
 */
final class Ranges {
    /** The largest distance of a normal draw from its mean, in standard deviations. */
    private static final double MAX_DEVIATIONS = 10;

    private Ranges() {}

    /** Reports a number that is out of range. */
    static void require(Range range, String what, Valued<? extends Number> number, Report report) {
        require(range, Precision.FLOAT, what, "", number, report);
    }

    /** Reports a number that is out of range, with a reason for the range. */
    static void require(Range range, String what, String because, Valued<? extends Number> number, Report report) {
        require(range, Precision.FLOAT, what, because, number, report);
    }

    /**
     * Reports a number that is out of range.
     *
     * @param because the reason for the range; empty for none
     */
    static void require(
            Range range,
            Precision precision,
            String what,
            String because,
            Valued<? extends Number> number,
            Report report) {
        if (!contains(range, precision, number.value())) {
            report.at(
                    number.origin(),
                    "%s must be %s%s, but %s%s"
                            .formatted(
                                    what,
                                    describe(range, number.value()),
                                    because.isEmpty() ? "" : ", because " + because,
                                    is(range, number.value()),
                                    remedy(range)));
        }
    }

    /** Reports a standard deviation that makes normal draws overflow a float. */
    static void requireDraws(String what, double mean, Valued<Double> deviation, Report report) {
        if (contains(Range.NON_NEGATIVE, deviation.value())) {
            requireDraws(what, mean, deviation.value(), deviation, report);
        }
    }

    /**
     * Reports a number that makes normal draws overflow a float.
     *
     * @param deviation the standard deviation that follows from the number
     */
    static void requireDraws(String what, double mean, double deviation, Valued<Double> number, Report report) {
        double most = Math.abs(mean) + MAX_DEVIATIONS * deviation;
        if (Double.isFinite(deviation) && Math.abs(mean) <= Float.MAX_VALUE && most > Float.MAX_VALUE) {
            report.at(
                    number.origin(),
                    "%s is %s, so large that drawn values may exceed the largest float (%s); use a smaller value"
                            .formatted(what, number.value(), Float.MAX_VALUE));
        }
    }

    /** Whether a number, and the float that it becomes, are in a range. */
    static boolean contains(Range range, Number number) {
        return contains(range, Precision.FLOAT, number);
    }

    private static boolean contains(Range range, Precision precision, Number number) {
        return holds(range, number.doubleValue()) && (precision == Precision.DOUBLE || holdsAsFloat(range, number));
    }

    private static boolean holdsAsFloat(Range range, Number number) {
        return holds(range, number.floatValue()) && (number.doubleValue() == 0 || number.floatValue() != 0);
    }

    private static boolean holds(Range range, double value) {
        return switch (range) {
            case ANY -> true;
            case FINITE -> Double.isFinite(value);
            case POSITIVE -> value > 0 && Double.isFinite(value);
            case POSITIVE_OR_UNSET -> Double.isNaN(value) || (value > 0 && Double.isFinite(value));
            case POSITIVE_OR_OFF, NON_NEGATIVE, NON_NEGATIVE_OR_WHOLE_FIT -> value >= 0 && Double.isFinite(value);
            case AT_LEAST_ONE -> value >= 1 && Double.isFinite(value);
            case FRACTION -> value >= 0 && value < 1;
            case FRACTION_OR_ONE -> value >= 0 && value <= 1;
            case POSITIVE_FRACTION_OR_ONE -> value > 0 && value <= 1;
            case POSITIVE_FRACTION -> value > 0 && value < 1;
            case ONE_TO_TWO -> value > 1 && value < 2;
        };
    }

    private static String describe(Range range, Number value) {
        String finite = value instanceof Integer ? "" : " and finite";
        return switch (range) {
            case ANY -> "anything";
            case FINITE -> "finite";
            case POSITIVE, POSITIVE_OR_UNSET -> "greater than 0" + finite;
            case POSITIVE_OR_OFF -> "greater than 0 and finite, or 0 for off";
            case NON_NEGATIVE, NON_NEGATIVE_OR_WHOLE_FIT -> "at least 0" + finite;
            case AT_LEAST_ONE -> "at least 1" + finite;
            case FRACTION -> "at least 0 and less than 1";
            case FRACTION_OR_ONE -> "at least 0 and at most 1";
            case POSITIVE_FRACTION_OR_ONE -> "greater than 0 and at most 1";
            case POSITIVE_FRACTION -> "greater than 0 and less than 1";
            case ONE_TO_TWO -> "greater than 1 and less than 2";
        };
    }

    private static String is(Range range, Number value) {
        if (!holds(range, value.doubleValue())) {
            return "is " + value;
        }
        return Float.isInfinite(value.floatValue())
                ? "%s is larger than a float can hold (%s)".formatted(value, Float.MAX_VALUE)
                : "%s becomes %s as a float".formatted(value, value.floatValue());
    }

    private static String remedy(Range range) {
        return range == Range.NON_NEGATIVE_OR_WHOLE_FIT ? "; 0 means the whole fit" : "";
    }
}
