package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;

/**
 * Judges numbers by their ranges. Users write doubles, but a network computes with floats: a number must lie in its range as a
 * float, too, and one that is not 0 must not become 0.
 */
final class Ranges {
    /** Normal draws lie this many standard deviations from their mean at most. */
    private static final double MOST_DEVIATIONS = 10;

    private Ranges() {}

    /** Reports a number that lies outside its range. */
    static void require(Range range, String what, Valued<? extends Number> number, Rule.Report report) {
        require(range, what, "", number, report);
    }

    /** Reports a number that lies outside its range, with a reason for the range. */
    static void require(Range range, String what, String because, Valued<? extends Number> number, Rule.Report report) {
        if (!contains(range, number.value())) {
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

    /** Reports a standard deviation with which normal draws would not be floats. */
    static void requireDraws(String what, double mean, Valued<Double> deviation, Rule.Report report) {
        double value = deviation.value();
        double most = Math.abs(mean) + MOST_DEVIATIONS * value;
        if (contains(Range.NON_NEGATIVE, value) && Math.abs(mean) <= Float.MAX_VALUE && most > Float.MAX_VALUE) {
            report.at(
                    deviation.origin(),
                    "%s is %s, with which draws are larger than a float can hold (%s); write a smaller one"
                            .formatted(what, value, Float.MAX_VALUE));
        }
    }

    /** Whether a number, and the float that it becomes, lie in a range. */
    static boolean contains(Range range, Number number) {
        double value = number.doubleValue();
        return holds(range, value) && holds(range, number.floatValue()) && (value == 0 || number.floatValue() != 0);
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
            case SHARE -> value >= 0 && value <= 1;
            case POSITIVE_SHARE -> value > 0 && value <= 1;
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
            case SHARE -> "at least 0 and at most 1";
            case POSITIVE_SHARE -> "greater than 0 and at most 1";
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
