package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.ComponentType;
import java.util.Optional;

/**
 * A component of a record whose type generated code can read and encode.
 *
 * @param isPrimitive whether its type is primitive, so that it is never null
 * @param enumType its type, if that is an enum
 * @param column the name of its column in files, if that is not the name of the component
 * @param origin where problems with it are reported
 */
public record ComponentSpec(
        String name,
        ComponentType type,
        boolean isPrimitive,
        Optional<EnumSpec> enumType,
        Optional<String> column,
        Origin origin) {}
