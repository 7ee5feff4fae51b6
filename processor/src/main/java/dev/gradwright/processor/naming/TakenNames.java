package dev.gradwright.processor.naming;

import java.util.Set;
import java.util.TreeSet;

/**
 * The simple names that mean something of the user's to generated classes, since these inherit from the user's types and lie in
 * their package.
 *
 * @param types those that are inherited, and those of the package that hide types of {@code java.lang}
 * @param fields those that are inherited
 * @param methods those with a body that are inherited
 */
public record TakenNames(Set<String> types, Set<String> fields, Set<String> methods) {
    /** The types of {@code java.lang} that generated classes name. Everything else they import. */
    public static final Set<String> OF_JAVA_LANG =
            Set.of("Class", "Deprecated", "Float", "Object", "Override", "String", "SuppressWarnings");

    /** No names at all. */
    public static final TakenNames NONE = new TakenNames(Set.of(), Set.of(), Set.of());

    public TakenNames {
        types = Set.copyOf(types);
        fields = Set.copyOf(fields);
        methods = Set.copyOf(methods);
    }

    /** These, and the types that a block hands to its record. */
    public TakenNames withBlock(TakenNames block) {
        Set<String> allTypes = new TreeSet<>(types);
        allTypes.addAll(block.types);
        return new TakenNames(allTypes, fields, methods);
    }
}
