package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Set;

/**
 * A supertype of a spec that declares or inherits some of its layer methods, so that networks with this supertype can
 * exchange layers.
 *
 * @param visibility of the type and all types around it
 * @param typeParameters how many it has
 * @param methods the names of those methods, in order
 * @param lints the warnings of {@code javac -Xlint} in code that names it
 */
public record PartSpec(
        QualifiedName type, Visibility visibility, int typeParameters, List<String> methods, Set<String> lints) {
    public PartSpec {
        methods = List.copyOf(methods);
    }
}
