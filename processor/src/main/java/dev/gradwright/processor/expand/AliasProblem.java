package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.AliasDeclaration;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.Constant;
import dev.gradwright.processor.spec.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why an attribute of a composed annotation does not set what it is meant to set.
 *
 * @param message names the attribute and the remedy
 */
public record AliasProblem(Origin origin, String message) {
    /** The problems of an annotation type; none for one that carries nothing of the DSL. */
    public static List<AliasProblem> of(AnnotationType composed) {
        List<AliasProblem> problems = new ArrayList<>();
        if (Compositions.isComposed(composed)) {
            for (AttributeDeclaration attribute : composed.attributes()) {
                attribute
                        .alias()
                        .map(alias -> ofAlias(composed, attribute, alias))
                        .orElseGet(() -> ofName(composed, attribute))
                        .ifPresent(problems::add);
            }
        }
        return List.copyOf(problems);
    }

    private static Optional<AliasProblem> ofAlias(
            AnnotationType composed, AttributeDeclaration attribute, AliasDeclaration alias) {
        if (!(alias.annotation().constant() instanceof Constant.OfClass annotation)
                || !(alias.attribute().constant() instanceof Constant.OfString name)) {
            return Optional.empty();
        }
        String subject = attribute.name() + "() of " + composed.displayName();
        Optional<AnnotationType> carried = composed.reached()
                .filter(type -> type.name().equals(annotation.name()))
                .findFirst();
        if (carried.isEmpty()) {
            return Optional.of(new AliasProblem(
                    alias.annotation().origin(),
                    "%s is an alias for an attribute of %s, but %s does not carry that annotation; add it to %s or name one that is there"
                            .formatted(subject, annotation.name(), composed.displayName(), composed.displayName())));
        }
        AnnotationType target = carried.get();
        Optional<AttributeDeclaration> targetAttribute = target.attribute(name.value());
        if (targetAttribute.isEmpty()) {
            return Optional.of(new AliasProblem(
                    alias.attribute().origin(),
                    "%s is an alias for \"%s\", but %s has no such attribute; it has %s"
                            .formatted(subject, name.value(), target.displayName(), attributesOf(target))));
        }
        return ofTypes(
                subject,
                attribute,
                target,
                targetAttribute.get(),
                alias.attribute().origin());
    }

    private static Optional<AliasProblem> ofName(AnnotationType composed, AttributeDeclaration attribute) {
        if (attribute.name().equals("value")) {
            return Optional.empty();
        }
        String subject = attribute.name() + "() of " + composed.displayName();
        return composed.reached()
                .filter(type -> DslAnnotation.named(type.name()).isPresent())
                .flatMap(type -> type
                        .attribute(attribute.name())
                        .flatMap(target -> ofTypes(subject, attribute, type, target, attribute.origin()))
                        .stream())
                .findFirst();
    }

    private static Optional<AliasProblem> ofTypes(
            String subject,
            AttributeDeclaration attribute,
            AnnotationType targetType,
            AttributeDeclaration target,
            Origin origin) {
        if (attribute.type().equals(target.type())) {
            return Optional.empty();
        }
        return Optional.of(new AliasProblem(
                origin,
                "%s sets %s of %s, which is of type %s, but is of type %s; declare it as %s"
                        .formatted(
                                subject,
                                target.name(),
                                targetType.displayName(),
                                simple(target.type()),
                                simple(attribute.type()),
                                simple(target.type()))));
    }

    private static String attributesOf(AnnotationType type) {
        if (type.attributes().isEmpty()) {
            return "none";
        }
        return String.join(
                ", ", type.attributes().stream().map(AttributeDeclaration::name).toList());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
