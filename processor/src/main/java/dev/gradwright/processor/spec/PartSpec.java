package dev.gradwright.processor.spec;

import java.util.List;

/**
 * A type above a spec that declares or inherits methods of it, so that networks can exchange their layers.
 *
 * @param visibility of the type and all types around it
 * @param typeParameters how many it has
 * @param methods the names of those methods, in order
 */
public record PartSpec(QualifiedName type, Visibility visibility, int typeParameters, List<String> methods) {
    public PartSpec {
        methods = List.copyOf(methods);
    }
}
