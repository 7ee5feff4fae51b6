package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.AliasDeclaration;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.Constant;

/**
 * A value that an attribute of a composed annotation sets in carried annotations: the attribute that {@code @Alias}
 * names, or else the attributes of the same name.
 */
record Substitution(AttributeDeclaration source, AttributeValue value) {
    /** Whether it sets the given attribute of a carried annotation. */
    boolean sets(AnnotationType type, AttributeDeclaration target) {
        return source.type().equals(target.type())
                && source.alias().map(alias -> isNamedBy(alias, type, target)).orElseGet(() -> isSameName(target));
    }

    private static boolean isNamedBy(AliasDeclaration alias, AnnotationType type, AttributeDeclaration target) {
        return alias.annotation().constant() instanceof Constant.OfClass annotation
                && annotation.name().equals(type.name())
                && alias.attribute().constant().equals(new Constant.OfString(target.name()));
    }

    private boolean isSameName(AttributeDeclaration target) {
        return source.name().equals(target.name()) && !source.name().equals("value");
    }
}
