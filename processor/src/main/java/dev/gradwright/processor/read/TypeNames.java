package dev.gradwright.processor.read;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** The names of types, without type-use annotations. */
final class TypeNames {
    private TypeNames() {}

    /** As in {@code int}, {@code java.lang.String}, {@code int[]} or {@code java.util.List<java.lang.String>}. */
    static String of(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()) + "[]";
        }
        if (type instanceof DeclaredType declared) {
            String name = declared.asElement().toString();
            return declared.getTypeArguments().isEmpty()
                    ? name
                    : declared.getTypeArguments().stream()
                            .map(TypeNames::of)
                            .collect(Collectors.joining(",", name + "<", ">"));
        }
        return type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
    }

    /** Whether the compiler has found a type, and its type arguments. */
    static boolean isResolved(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isResolved(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
                    .filter(Objects::nonNull)
                    .allMatch(TypeNames::isResolved);
        }
        return type.getKind() != TypeKind.ERROR
                && (!(type instanceof DeclaredType declared)
                        || declared.getTypeArguments().stream().allMatch(TypeNames::isResolved));
    }
}
