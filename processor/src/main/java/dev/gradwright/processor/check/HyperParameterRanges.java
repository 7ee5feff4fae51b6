package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.TrainingAnnotation;
import dev.gradwright.processor.spec.Valued;

/** Judges the values of an optimizer or a schedule by the ranges of its description. */
final class HyperParameterRanges {
    private HyperParameterRanges() {}

    /** Reports every value that lies outside its range; a number must lie there as the float that it becomes, too. */
    static void check(TrainingAnnotation annotation, HyperParameters values, Rule.Report report) {
        for (HyperParameter hyperParameter : annotation.hyperParameters()) {
            for (Valued<?> value : HyperParameters.elementsOf(values.get(hyperParameter.name()))) {
                if (value.value() instanceof Number number && !contains(hyperParameter.range(), number)) {
                    report.at(
                            value.origin(),
                            "%s %s must be %s, but %s%s"
                                    .formatted(
                                            annotation.displayName(),
                                            hyperParameter.name(),
                                            describe(hyperParameter.range(), number),
                                            is(hyperParameter.range(), number),
                                            remedy(hyperParameter.range())));
                }
            }
        }
    }

    private static boolean contains(Range range, Number value) {
        return contains(range, value.doubleValue()) && contains(range, value.floatValue());
    }

    private static boolean contains(Range range, double value) {
        return switch (range) {
            case ANY -> true;
            case POSITIVE -> Ranges.isPositive(value);
            case POSITIVE_OR_UNSET -> Double.isNaN(value) || Ranges.isPositive(value);
            case NON_NEGATIVE, NON_NEGATIVE_OR_WHOLE_FIT -> Ranges.isNonNegative(value);
            case AT_LEAST_ONE -> value >= 1 && Double.isFinite(value);
            case FRACTION -> Ranges.isFraction(value);
            case SHARE -> value >= 0 && value <= 1;
            case POSITIVE_SHARE -> value > 0 && value <= 1;
        };
    }

    private static String describe(Range range, Number value) {
        String finite = value instanceof Integer ? "" : " and finite";
        return switch (range) {
            case ANY -> "anything";
            case POSITIVE, POSITIVE_OR_UNSET -> "greater than 0" + finite;
            case NON_NEGATIVE, NON_NEGATIVE_OR_WHOLE_FIT -> "at least 0" + finite;
            case AT_LEAST_ONE -> "at least 1" + finite;
            case FRACTION -> "at least 0 and less than 1";
            case SHARE -> "at least 0 and at most 1";
            case POSITIVE_SHARE -> "greater than 0 and at most 1";
        };
    }

    private static String is(Range range, Number value) {
        return contains(range, value.doubleValue())
                ? "%s becomes %s as a float".formatted(value, value.floatValue())
                : "is " + value;
    }

    private static String remedy(Range range) {
        return range == Range.NON_NEGATIVE_OR_WHOLE_FIT ? "; 0 means the whole fit" : "";
    }
}
