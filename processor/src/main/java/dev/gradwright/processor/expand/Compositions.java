package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.AttributeDeclaration;
import dev.gradwright.processor.declaration.AttributeValue;
import dev.gradwright.processor.declaration.ComposedOrigin;
import dev.gradwright.processor.declaration.Constant;
import dev.gradwright.processor.spec.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replaces composed annotations by the annotations of the DSL that they carry, at any depth. A value that an outer
 * annotation sets overrides that of an inner one.
 */
final class Compositions {
    /** The annotation that the user wrote; problems with what it carries are reported there. */
    private final AnnotationUse outermost;

    private final List<FlatAnnotation> flat = new ArrayList<>();

    private Compositions(AnnotationUse outermost) {
        this.outermost = outermost;
    }

    /** The given and the carried annotations of the DSL, in order. */
    static List<FlatAnnotation> flatten(List<AnnotationUse> uses) {
        List<FlatAnnotation> flat = new ArrayList<>();
        for (AnnotationUse use : uses) {
            if (use.type().isTooLarge()) {
                continue;
            }
            Compositions compositions = new Compositions(use);
            compositions.flatten(use, List.of(), List.of());
            flat.addAll(compositions.flat);
        }
        return List.copyOf(flat);
    }

    private void flatten(AnnotationUse use, List<Substitution> substitutions, List<AnnotationType> around) {
        Map<String, AttributeValue> values = substitute(use, substitutions, around);
        Optional<DslAnnotation> kind = DslAnnotation.named(use.type().name());
        if (kind.isPresent()) {
            flat.add(flatAnnotation(kind.get(), use, values, around));
        } else if (use.type().isResolved() && use.type().isComposed() && !around.contains(use.type())) {
            List<Substitution> all = new ArrayList<>(substitutions);
            for (AttributeDeclaration attribute : use.type().attributes()) {
                AttributeValue value = values.get(attribute.name());
                if (value != null) {
                    all.add(new Substitution(attribute, value));
                }
            }
            List<AnnotationType> deeper = new ArrayList<>(around);
            deeper.add(use.type());
            for (AnnotationUse carried : use.type().carried()) {
                flatten(carried, all, deeper);
            }
        }
    }

    private Map<String, AttributeValue> substitute(
            AnnotationUse use, List<Substitution> substitutions, List<AnnotationType> around) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (AttributeDeclaration attribute : use.type().attributes()) {
            Optional<AttributeValue> substituted = substitutions.stream()
                    .filter(substitution -> substitution.sets(use.type(), attribute))
                    .map(Substitution::value)
                    .findFirst();
            AttributeValue own = use.values().get(attribute.name());
            if (substituted.isPresent()) {
                values.put(attribute.name(), substituted.get());
            } else if (own != null) {
                values.put(attribute.name(), around.isEmpty() ? own : move(own, inner -> outermost.origin()));
            }
        }
        return values;
    }

    private FlatAnnotation flatAnnotation(
            DslAnnotation kind, AnnotationUse use, Map<String, AttributeValue> values, List<AnnotationType> around) {
        boolean isComplete = values.size() == use.type().attributes().size()
                && values.values().stream().allMatch(value -> value.constant().isResolved())
                && around.stream().allMatch(type -> AliasProblem.of(type).isEmpty());
        String displayName = use.type().displayName();
        if (around.isEmpty()) {
            return new FlatAnnotation(kind, displayName, values, 0, isComplete, use.origin());
        }
        List<String> through = around.stream().map(AnnotationType::displayName).toList();
        List<Origin> types = around.stream().map(AnnotationType::origin).toList();
        Map<String, AttributeValue> marked = new LinkedHashMap<>();
        values.forEach((name, value) ->
                marked.put(name, move(value, origin -> new ComposedOrigin(origin, through, types))));
        Origin origin = new ComposedOrigin(outermost.origin(), through, types);
        return new FlatAnnotation(kind, displayName, marked, around.size(), isComplete, origin);
    }

    private static AttributeValue move(AttributeValue value, UnaryOperator<Origin> to) {
        Constant constant = value.constant();
        if (constant instanceof Constant.OfArray array) {
            constant = new Constant.OfArray(
                    array.values().stream().map(element -> move(element, to)).toList());
        }
        return new AttributeValue(constant, to.apply(value.origin()));
    }
}
