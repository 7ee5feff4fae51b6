package dev.gradwright.runtime.settings;

/** The ranges of settings. The compiler has the same ranges and the same words for annotations. */
enum Range {
    ANY("anything", ""),
    POSITIVE("greater than 0", " and finite"),
    POSITIVE_OR_OFF("greater than 0 and finite, or 0 for off", ""),
    NON_NEGATIVE("at least 0", " and finite"),
    NON_NEGATIVE_OR_WHOLE_FIT("at least 0", " and finite"),
    AT_LEAST_ONE("at least 1", " and finite"),
    FRACTION("at least 0 and less than 1", ""),
    FRACTION_OR_ONE("at least 0 and at most 1", ""),
    POSITIVE_FRACTION_OR_ONE("greater than 0 and at most 1", ""),
    ONE_TO_TWO("greater than 1 and less than 2", "");

    private final String words;
    private final String finite;

    Range(String words, String finite) {
        this.words = words;
        this.finite = finite;
    }

    boolean holds(double value) {
        return switch (this) {
            case ANY -> true;
            case POSITIVE -> value > 0 && Double.isFinite(value);
            case POSITIVE_OR_OFF, NON_NEGATIVE, NON_NEGATIVE_OR_WHOLE_FIT -> value >= 0 && Double.isFinite(value);
            case AT_LEAST_ONE -> value >= 1 && Double.isFinite(value);
            case FRACTION -> value >= 0 && value < 1;
            case FRACTION_OR_ONE -> value >= 0 && value <= 1;
            case POSITIVE_FRACTION_OR_ONE -> value > 0 && value <= 1;
            case ONE_TO_TWO -> value > 1 && value < 2;
        };
    }

    /** @param isCount whether the numbers are whole, so that all of them are finite */
    String words(boolean isCount) {
        return isCount ? words : words + finite;
    }

    String remedy() {
        return this == NON_NEGATIVE_OR_WHOLE_FIT ? "; 0 means the whole fit" : "";
    }
}
