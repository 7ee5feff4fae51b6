package dev.gradwright.runtime.statistics;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.graph.Node;

/** The activation functions of nodes. */
public final class Functions {
    private Functions() {}

    /** The function that a node applies last; {@code LINEAR} without one. */
    public static ActivationFunction of(Node node) {
        return node.attributes().has("function")
                ? ActivationFunction.valueOf(node.attributes().text("function"))
                : ActivationFunction.LINEAR;
    }

    /** The α of the function of a node; 1 if the function has none. */
    public static double alpha(Node node) {
        return node.attributes().has("alpha") ? node.attributes().number("alpha") : 1;
    }
}
