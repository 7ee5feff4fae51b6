package dev.gradwright.processor.lower;

import dev.gradwright.processor.naming.ComponentType;
import java.util.List;
import java.util.Optional;

/**
 * A component of a record: how it is read from a file, and how it is encoded.
 *
 * @param column its name in files
 * @param type empty if it is ignored and generated code cannot read it
 * @param isPrimitive whether its type is primitive; it is then never null
 * @param isNullable whether a missing cell is null
 * @param isRequired whether files must have its column
 * @param enumType its type, if that is an enum
 * @param encoding empty if it is ignored
 * @param columns number of its columns; 0 if it is ignored
 * @param names of the columns, as far as the compiler knows them; many are abridged
 */
public record ComponentOp(
        String name,
        String column,
        Optional<ComponentType> type,
        boolean isPrimitive,
        boolean isNullable,
        boolean isRequired,
        Optional<EnumOp> enumType,
        Optional<EncodingOp> encoding,
        int columns,
        List<String> names) {
    public ComponentOp {
        names = List.copyOf(names);
    }
}
