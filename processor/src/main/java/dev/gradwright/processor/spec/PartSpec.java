package dev.gradwright.processor.spec;

import java.util.List;

/**
 * A type above a spec that has layers of it, so that networks can exchange them.
 *
 * @param visibility of the type and all types around it
 * @param typeParameters how many it has
 * @param methods the names of the methods that declare those layers, or blocks of them
 */
public record PartSpec(QualifiedName type, Visibility visibility, int typeParameters, List<String> methods) {
    public PartSpec {
        methods = List.copyOf(methods);
    }
}
