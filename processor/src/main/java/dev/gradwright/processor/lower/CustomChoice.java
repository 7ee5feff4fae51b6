package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.List;

/**
 * A class of the user's that does what the library's own classes do otherwise.
 *
 * @param isGeneric whether it has type parameters
 * @param arguments what its constructor takes, in order
 */
public record CustomChoice(QualifiedName type, boolean isGeneric, List<Object> arguments) {
    public CustomChoice {
        arguments = List.copyOf(arguments);
    }
}
