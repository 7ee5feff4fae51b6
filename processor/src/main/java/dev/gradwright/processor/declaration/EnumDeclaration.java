package dev.gradwright.processor.declaration;

import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The enum of a component or of a target.
 *
 * @param visibility of the type and all types around it
 * @param isPrivate whether it, or a type around it, is private
 * @param constants in order
 * @param lints the warnings of {@code javac -Xlint} in code that names it
 */
public record EnumDeclaration(
        QualifiedName type,
        Visibility visibility,
        boolean isPrivate,
        List<ConstantDeclaration> constants,
        Set<String> lints) {
    public EnumDeclaration {
        constants = List.copyOf(constants);
    }

    /**
     * A constant of an enum.
     *
     * @param text the value of its {@code @Text}, if it has one
     * @param origin the constant; for an enum in a class file, the position that refers to it
     */
    public record ConstantDeclaration(String name, Optional<Valued<String>> text, Origin origin) {
        /** As files spell it. */
        public String spelling() {
            return text.map(Valued::value).orElse(name);
        }
    }
}
