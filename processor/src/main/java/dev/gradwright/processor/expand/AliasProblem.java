package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.AliasDeclaration;
import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.Constant;
import dev.gradwright.processor.spec.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A problem with an attribute of a composed annotation: it sets nothing, or has the wrong type.
 *
 * @param message names the attribute and the remedy
 */
public record AliasProblem(Origin origin, String message) {
    /** The problems of an annotation type; none if it, or what it carries, is not fully known. */
    public static List<AliasProblem> of(AnnotationType composed) {
        if (!composed.isResolvedThroughout()) {
            return List.of();
        }
        List<AliasProblem> problems = new ArrayList<>();
        for (AttributeDeclaration attribute : composed.attributes()) {
            attribute
                    .alias()
                    .map(alias -> ofAlias(composed, attribute, alias))
                    .orElseGet(() -> ofName(composed, attribute))
                    .ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    private static Optional<AliasProblem> ofAlias(
            AnnotationType composed, AttributeDeclaration attribute, AliasDeclaration alias) {
        if (!(alias.annotation().constant() instanceof Constant.OfClass annotation)
                || !(alias.attribute().constant() instanceof Constant.OfString name)) {
            return Optional.empty();
        }
        String subject = nameOf(composed, attribute);
        if (annotation.name().equals(composed.name())) {
            return Optional.of(new AliasProblem(
                    alias.annotation().origin(),
                    "%s is an alias for an attribute of %s itself, which sets nothing; name an annotation that %s carries"
                            .formatted(subject, composed.displayName(), composed.displayName())));
        }
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
        List<String> way = wayFrom(composed, attribute, target, targetAttribute.get());
        if (way.get(way.size() - 1).equals(way.get(0))) {
            return Optional.of(new AliasProblem(
                    alias.attribute().origin(),
                    "%s is an alias that leads back to itself (%s), which sets nothing; name an attribute of an annotation such as @Dense"
                            .formatted(subject, String.join(" → ", way))));
        }
        return ofTypes(
                subject,
                attribute,
                target,
                targetAttribute.get(),
                alias.attribute().origin());
    }

    /**
     * The names of the attributes along a chain of aliases, its own first, until an attribute has no alias or a name is
     * repeated.
     */
    private static List<String> wayFrom(
            AnnotationType composed,
            AttributeDeclaration attribute,
            AnnotationType target,
            AttributeDeclaration targetAttribute) {
        Map<String, AnnotationType> reached = new HashMap<>();
        Stream.concat(Stream.of(composed), composed.reached()).forEach(type -> reached.put(type.name(), type));
        List<String> way = new ArrayList<>(List.of(nameOf(composed, attribute)));
        AnnotationType type = target;
        Optional<AttributeDeclaration> next = Optional.of(targetAttribute);
        while (next.isPresent()) {
            String name = nameOf(type, next.get());
            boolean isKnown = way.contains(name);
            way.add(name);
            Optional<AliasDeclaration> alias = next.get().alias();
            if (isKnown
                    || alias.isEmpty()
                    || !(alias.get().annotation().constant() instanceof Constant.OfClass annotation)
                    || !(alias.get().attribute().constant() instanceof Constant.OfString attributeName)
                    || !reached.containsKey(annotation.name())) {
                break;
            }
            type = reached.get(annotation.name());
            next = type.attribute(attributeName.value());
        }
        return way;
    }

    private static String nameOf(AnnotationType type, AttributeDeclaration attribute) {
        return attribute.name() + "() of " + type.displayName();
    }

    private static Optional<AliasProblem> ofName(AnnotationType composed, AttributeDeclaration attribute) {
        if (attribute.name().equals("value")) {
            return Optional.empty();
        }
        String subject = nameOf(composed, attribute);
        return composed.reached()
                .filter(AnnotationType::isDsl)
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
