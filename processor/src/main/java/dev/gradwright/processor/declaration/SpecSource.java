package dev.gradwright.processor.declaration;

import dev.gradwright.processor.naming.QualifiedName;
import java.util.List;

/**
 * The source of a type that declares layers.
 *
 * @param type a spec, a part or a block
 * @param text from its documentation comment to its closing brace, without indentation, with {@code \n} at the end of
 *     every line
 * @param methods its own methods that declare layers, in source order
 */
public record SpecSource(QualifiedName type, String text, List<MethodLines> methods) {
    public SpecSource {
        methods = List.copyOf(methods);
    }

    /**
     * The lines of a method.
     *
     * @param first the index of its first line, annotations included, from 0
     * @param last the index of its last line
     */
    public record MethodLines(String method, int first, int last) {}
}
