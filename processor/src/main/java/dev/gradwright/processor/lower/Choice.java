package dev.gradwright.processor.lower;

import java.util.List;

/**
 * A choice among the library's classes for one purpose: an optimizer, a schedule, an initializer or a constraint.
 *
 * @param kind the simple name of its annotation, as in {@code RmsProp}
 * @param arguments the constructor arguments of the runtime's class, in order
 */
public record Choice(String kind, List<Argument> arguments) {
    /**
     * A named argument.
     *
     * @param value a number, a truth value, a text, a constant of an enum, or a list of numbers
     */
    public record Argument(String name, Object value) {}

    public Choice {
        arguments = List.copyOf(arguments);
    }

    /** The values of the arguments. */
    public List<Object> values() {
        return arguments.stream().map(Argument::value).toList();
    }

    /** Whether there is such an argument. */
    public boolean has(String name) {
        return arguments.stream().anyMatch(argument -> argument.name().equals(name));
    }
}
