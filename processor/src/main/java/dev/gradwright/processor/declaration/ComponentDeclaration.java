package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A component of a record, as declared.
 *
 * @param type the name of its type, as in {@code int} or {@code java.util.List<java.lang.String>}; empty if the compiler
 *     has not found it
 * @param enumType its type, if that is an enum
 * @param lints the warnings of {@code javac -Xlint} at a call of its accessor
 * @param origin its field, because compilers do not show positions of record components; for a record in a class file,
 *     where the spec names the record
 */
public record ComponentDeclaration(
        String name,
        Optional<String> type,
        Optional<EnumDeclaration> enumType,
        List<AnnotationUse> annotations,
        Set<String> lints,
        Origin origin) {
    /** The positions of everything that the compiler has not found. */
    Stream<Origin> unresolved() {
        return Stream.concat(
                type.isEmpty() ? Stream.of(origin) : Stream.empty(),
                annotations.stream().flatMap(AnnotationUse::unresolved));
    }
}
