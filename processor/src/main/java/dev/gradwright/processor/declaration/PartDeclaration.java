package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.QualifiedName;
import dev.gradwright.processor.spec.Visibility;
import java.util.List;

/**
 * A type above a spec that declares or inherits methods of it.
 *
 * @param visibility of the type and all types around it
 * @param typeParameters how many it has
 * @param methods the names of those methods, in order
 */
public record PartDeclaration(QualifiedName type, Visibility visibility, int typeParameters, List<String> methods) {}
