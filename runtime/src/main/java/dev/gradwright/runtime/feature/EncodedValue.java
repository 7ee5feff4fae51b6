package dev.gradwright.runtime.feature;

/**
 * A value of a component, as it is encoded.
 *
 * @param text of the value, such as the name of a constant; {@code other} for the categories that share a column
 * @param number the value of a number; NaN if it is no number or missing
 * @param columns the columns of the feature
 */
@SuppressWarnings("ArrayRecordComponent") // read once and never compared
public record EncodedValue(String text, double number, float[] columns) {
    static EncodedValue of(String text, float[] columns) {
        return new EncodedValue(text, Double.NaN, columns);
    }
}
