package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.Optional;

/**
 * An attribute that an annotation type declares.
 *
 * @param type as in {@code int} or {@code dev.gradwright.dsl.Initializer}
 */
public record AttributeDeclaration(String name, String type, Optional<AliasDeclaration> alias, Origin origin) {}
