package dev.gradwright.processor.declaration;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.TakenNames;
import dev.gradwright.processor.naming.Visibility;
import java.util.Set;

/**
 * The type of a spec or of a block.
 *
 * @param packageName empty for the unnamed package
 * @param name the name within the package, as in {@code Classifier} or {@code Outer.Inner}
 * @param visibility of the type and all types around it
 * @param isPrivate whether it, or a type around it, is private
 * @param isInner whether it is a class that needs an instance of the class around it
 * @param hasConstructor whether a subclass in the package can call a constructor without arguments; true for interfaces
 * @param concreteMembers the names of the fields and of the methods with a body that a class declares or inherits,
 *     except those of {@code Object}; empty for interfaces
 * @param taken the names that a class inherits if it implements or extends it
 * @param lints the warnings of {@code javac -Xlint} in code that names it, or in a class that implements it
 */
public record TypeDeclaration(
        String packageName,
        String name,
        Kind kind,
        Visibility visibility,
        boolean isPrivate,
        boolean isGeneric,
        boolean isSealed,
        boolean isInner,
        boolean hasConstructor,
        Set<String> concreteMembers,
        TakenNames taken,
        Set<String> lints) {
    /** The kinds of types. */
    public enum Kind {
        INTERFACE,
        ABSTRACT_CLASS,
        CONCRETE_CLASS,
        ENUM,
        RECORD,
        ANNOTATION
    }

    /** Whether it can have layer methods. */
    public boolean canDeclareLayers() {
        return kind == Kind.INTERFACE || kind == Kind.ABSTRACT_CLASS;
    }

    /** Its name. */
    public QualifiedName qualifiedName() {
        return new QualifiedName(packageName, name);
    }

    /** The prefix of the names of generated types: {@code Outer_Inner} for {@code Outer.Inner}. */
    public String generatedPrefix() {
        return name.replace('.', '_');
    }
}
