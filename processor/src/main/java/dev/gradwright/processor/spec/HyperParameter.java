package dev.gradwright.processor.spec;

/**
 * An attribute of an optimizer's or a schedule's annotation.
 *
 * @param name of the attribute
 * @param range where its value must lie
 * @param precision what the runtime makes of its value, which must lie in the range as well
 */
public record HyperParameter(String name, Range range, Precision precision) {
    static HyperParameter in(String name, Range range) {
        return new HyperParameter(name, range, Precision.FLOAT);
    }

    static HyperParameter inDouble(String name, Range range) {
        return new HyperParameter(name, range, Precision.DOUBLE);
    }
}
