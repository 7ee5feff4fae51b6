package dev.gradwright.processor.check;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import java.util.Optional;

/** Whether generated code can name a type of the user. */
final class UserType {
    private UserType() {}

    /**
     * Why code in a package cannot name a type, as in "is private, …"; empty if it can.
     *
     * @param visibility of the type and all types around it
     * @param isPrivate whether it, or a type around it, is private
     */
    static Optional<String> problemOf(
            QualifiedName type, Visibility visibility, boolean isPrivate, String fromPackage) {
        boolean isNear = type.packageName().equals(fromPackage);
        if (isPrivate) {
            return Optional.of("is private, or in a private type, so generated code cannot name it; make it %s"
                    .formatted(isNear ? "package-private" : "public"));
        } else if (visibility != Visibility.PUBLIC && !isNear) {
            return Optional.of("is not public, so generated code in %s cannot name it; make it public"
                    .formatted(fromPackage.isEmpty() ? "the unnamed package" : fromPackage));
        }
        return Optional.empty();
    }
}
