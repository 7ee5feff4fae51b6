package dev.gradwright.runtime.settings;

/**
 * What the value of a setting must be. A number that becomes a float must be in range as a float, too, and must not
 * become 0 unless it is 0. Messages have the words of the compiler's.
 *
 * @param range of a number; of a flag it has no meaning
 * @param because the reason for the range; empty if it needs none
 * @param mayBeScheduled whether training reads it in each step
 */
record ValueRule(Range range, Type type, String because, boolean mayBeScheduled) {
    /** Any number. */
    static final ValueRule ANYTHING = new ValueRule(Range.ANY, Type.DOUBLE, "", true);

    /** True or false. */
    static final ValueRule FLAG = new ValueRule(Range.ANY, Type.FLAG, "", false);

    /** The type of a value. */
    enum Type {
        /** A number that the network uses as a float. */
        FLOAT,
        /** A number that the network uses as a double. */
        DOUBLE,
        /** A whole number. */
        COUNT,
        /** True or false. */
        FLAG
    }

    /** A number that may be scheduled. */
    static ValueRule number(Range range, Type type, String because) {
        return new ValueRule(range, type, because, true);
    }

    /** A value that is read once, when the network is created. */
    static ValueRule fixed(Range range, Type type, String because) {
        return new ValueRule(range, type, because, false);
    }

    /** Whether it may be that number. */
    boolean allows(double value) {
        return range.holds(value)
                && (type != Type.FLOAT || holdsAsFloat(value))
                && (type != Type.COUNT || isWhole(value));
    }

    private boolean holdsAsFloat(double value) {
        return range.holds((float) value) && (value == 0 || (float) value != 0);
    }

    private static boolean isWhole(double value) {
        return value == (int) value;
    }

    /** The message about a number that is not allowed. */
    String problem(String name, double value) {
        if (type == Type.COUNT && range.holds(value)) {
            return name + " must be a whole number, but is " + value;
        }
        String reason = because.isEmpty() ? "" : ", because " + because;
        return name + " must be " + range.words(type == Type.COUNT) + reason + ", but " + is(value) + range.remedy();
    }

    private String is(double value) {
        if (!range.holds(value)) {
            return "is " + (type == Type.COUNT && isWhole(value) ? String.valueOf((int) value) : String.valueOf(value));
        }
        return Float.isInfinite((float) value)
                ? value + " is larger than a float can hold (" + Float.MAX_VALUE + ")"
                : value + " becomes " + (float) value + " as a float";
    }
}
