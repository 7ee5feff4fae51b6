package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.List;

/**
 * A custom class that is used instead of one of the library's classes.
 *
 * @param isGeneric whether it has type parameters
 * @param arguments the arguments of its constructor, in order
 */
public record CustomChoice(QualifiedName type, boolean isGeneric, List<Object> arguments) {
    public CustomChoice {
        arguments = List.copyOf(arguments);
    }
}
