package dev.gradwright.processor.lower;

/**
 * A declared value of an operation.
 *
 * @param name as in the annotation
 * @param value a number, a truth value, a text, a constant of an enum, or a list of these
 * @param actsOnInference whether it changes what inference computes from the same parameters; if so, it is part of the
 *     fingerprint
 */
public record Attribute(String name, Object value, boolean actsOnInference) {
    static Attribute ofInference(String name, Object value) {
        return new Attribute(name, value, true);
    }

    static Attribute ofTraining(String name, Object value) {
        return new Attribute(name, value, false);
    }
}
