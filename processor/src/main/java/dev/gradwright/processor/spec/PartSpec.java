package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Set;

/**
 * A type above a spec that declares or inherits methods of it, so that networks can exchange their layers.
 *
 * @param visibility of the type and all types around it
 * @param typeParameters how many it has
 * @param methods the names of those methods, in order
 * @param lints what {@code javac -Xlint} would say of code that names it
 */
public record PartSpec(
        QualifiedName type, Visibility visibility, int typeParameters, List<String> methods, Set<String> lints) {
    public PartSpec {
        methods = List.copyOf(methods);
    }
}
