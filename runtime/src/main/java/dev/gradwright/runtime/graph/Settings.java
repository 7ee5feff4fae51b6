package dev.gradwright.runtime.graph;

/**
 * One of several ways to do something in training, with its values: a loss, an optimizer, a schedule.
 *
 * @param kind which way
 * @param attributes its values, defaults included
 */
public record Settings(String kind, Attributes attributes) {
    /** As in {@code Sgd learningRate=0.01 momentum=0.9}. */
    @Override
    public String toString() {
        return attributes.isEmpty() ? kind : kind + " " + attributes;
    }
}
