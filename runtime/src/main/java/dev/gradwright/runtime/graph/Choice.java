package dev.gradwright.runtime.graph;

/**
 * A loss, an optimizer or a schedule with the values of its attributes.
 *
 * @param kind its name, as in {@code Sgd}
 * @param attributes its values, defaults included
 */
public record Choice(String kind, Attributes attributes) {
    /** As in {@code Sgd learningRate=0.01 momentum=0.9}. */
    @Override
    public String toString() {
        return attributes.isEmpty() ? kind : kind + " " + attributes;
    }
}
