package dev.gradwright.processor.spec;

import dev.gradwright.processor.naming.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A class of the user that a generated network instantiates.
 *
 * @param packageName empty for the unnamed package
 * @param name the name within the package, as in {@code Outer.Inner}; for arrays and primitive types, as written
 * @param kind of type
 * @param visibility of the class and all types around it
 * @param isPrivate whether it, or a type around it, is private
 * @param isInner whether it needs an instance of the class around it
 * @param isGeneric whether it has type parameters
 * @param supertypes the qualified names of all its superclasses and interfaces
 * @param constructors in source order
 * @param lints the warnings of {@code javac -Xlint} in code that names it
 */
public record CustomClass(
        String packageName,
        String name,
        Kind kind,
        Visibility visibility,
        boolean isPrivate,
        boolean isInner,
        boolean isGeneric,
        Set<String> supertypes,
        List<Constructor> constructors,
        Set<String> lints) {
    /** The kinds of types in a class literal. */
    public enum Kind {
        /** A class that can be instantiated. */
        CLASS,
        ABSTRACT_CLASS,
        INTERFACE,
        ENUM,
        /** Arrays and primitive types. */
        OTHER
    }

    /**
     * A constructor.
     *
     * @param parameters the names of the parameter types
     * @param isPrivate whether only the class itself can call it
     * @param throwsChecked whether it declares a checked exception
     * @param lints the warnings of {@code javac -Xlint} at a call
     */
    public record Constructor(
            List<String> parameters,
            Visibility visibility,
            boolean isPrivate,
            boolean throwsChecked,
            Set<String> lints) {}

    /** Whether a class of that package can call a constructor with these parameters. */
    public boolean hasConstructor(String fromPackage, List<String> parameters) {
        return constructor(fromPackage, parameters).isPresent();
    }

    /** The constructor with these parameters, if a class of that package can call it. */
    public Optional<Constructor> constructor(String fromPackage, List<String> parameters) {
        return constructors.stream()
                .filter(constructor -> constructor.parameters().equals(parameters)
                        && !constructor.isPrivate()
                        && !constructor.throwsChecked()
                        && (constructor.visibility() == Visibility.PUBLIC || packageName.equals(fromPackage)))
                .findFirst();
    }
}
