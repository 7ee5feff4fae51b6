package dev.gradwright.processor.spec;

/**
 * An attribute in the annotation of an optimizer or a schedule.
 *
 * @param name of the attribute
 * @param range of its value
 * @param precision of the value in the runtime, which must be in the range as well
 */
public record HyperParameter(String name, Range range, Precision precision) {
    static HyperParameter in(String name, Range range) {
        return new HyperParameter(name, range, Precision.FLOAT);
    }

    static HyperParameter inDouble(String name, Range range) {
        return new HyperParameter(name, range, Precision.DOUBLE);
    }
}
