package dev.gradwright.processor.naming;

import java.util.Set;
import java.util.TreeSet;

/**
 * The simple names that generated classes inherit from the user's types or find in the user's package. Generated code
 * cannot use them for the library's types and methods.
 *
 * @param types inherited types, and types of the package that hide types of {@code java.lang}
 * @param fields inherited fields
 * @param methods inherited methods with a body
 */
public record TakenNames(Set<String> types, Set<String> fields, Set<String> methods) {
    /** The types of {@code java.lang} that generated classes name. All other types are imported. */
    public static final Set<String> OF_JAVA_LANG = Set.of(
            "Boolean",
            "Byte",
            "Class",
            "Deprecated",
            "Double",
            "Float",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Short",
            "String",
            "SuppressWarnings");

    /** No names. */
    public static final TakenNames NONE = new TakenNames(Set.of(), Set.of(), Set.of());

    public TakenNames {
        types = Set.copyOf(types);
        fields = Set.copyOf(fields);
        methods = Set.copyOf(methods);
    }

    /** These names, and the types that the record of a block inherits. */
    public TakenNames withBlock(TakenNames block) {
        Set<String> allTypes = new TreeSet<>(types);
        allTypes.addAll(block.types);
        return new TakenNames(allTypes, fields, methods);
    }
}
