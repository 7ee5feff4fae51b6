package dev.gradwright.processor.cost;

/** Counts as users read them. */
public final class Counts {
    private Counts() {}

    /** A number from 0 on, as in {@code 270,598}. A formatter would load the data of locales first. */
    public static String grouped(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }
}
