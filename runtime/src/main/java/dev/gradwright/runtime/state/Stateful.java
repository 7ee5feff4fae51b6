package dev.gradwright.runtime.state;

import java.util.List;

/**
 * An object with state that training changes: a network, an optimizer, a schedule, a metric, a listener.
 *
 * <p>{@link #visit} passes each mutable field to the visitor and assigns what the visitor returns. A visitor that saves
 * returns the value it was given, one that restores returns the saved value, so one method does both:
 *
 * <pre>{@code
 * public void visit(StateVisitor visitor) {
 *     steps = visitor.visit("steps", steps);
 *     visitor.visit("velocity", velocity); // an array: read or written in place
 * }
 * }</pre>
 *
 * <p>The names and shapes that an object visits must not depend on the values of its state: before a state is restored,
 * the names and shapes of the object are compared with the saved ones. For arrays that grow there is {@link
 * StateVisitor#visitGrowing(String, float[])}.
 */
@FunctionalInterface
public interface Stateful {
    /**
     * Visits everything that training changes, always under the same names and in the same order. It must have no other
     * effect. It should not allocate, because a training is captured between two steps: keep names that are composed.
     */
    void visit(StateVisitor visitor);

    /** Several parts as one, each under its own names: all parameters of a network, for example. */
    static Stateful of(List<? extends Stateful> parts) {
        return visitor -> {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).visit(visitor);
            }
        };
    }
}
