package dev.gradwright.processor.spec;

/**
 * An attribute in the annotation of an optimizer, a schedule or a loss.
 *
 * @param name of the attribute
 * @param range of its value
 * @param precision of the value in the runtime, which must be in the range as well
 * @param because the reason for the range, for messages; empty if the range needs none
 */
public record HyperParameter(String name, Range range, Precision precision, String because) {
    static HyperParameter in(String name, Range range) {
        return in(name, range, "");
    }

    static HyperParameter in(String name, Range range, String because) {
        return new HyperParameter(name, range, Precision.FLOAT, because);
    }

    static HyperParameter inDouble(String name, Range range) {
        return new HyperParameter(name, range, Precision.DOUBLE, "");
    }
}
