package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.Optional;

/**
 * The type that a spec names as its target.
 *
 * @param type the qualified name
 * @param enumType the type, if it is an enum
 * @param origin where the spec names it
 */
public record TargetDeclaration(String type, Optional<EnumDeclaration> enumType, Origin origin) {}
