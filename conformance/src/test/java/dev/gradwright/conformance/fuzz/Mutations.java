package dev.gradwright.conformance.fuzz;

import dev.gradwright.conformance.fuzz.Source.Annotation;
import dev.gradwright.conformance.fuzz.Source.Attribute;
import dev.gradwright.conformance.fuzz.Source.Method;
import dev.gradwright.conformance.fuzz.Source.TypeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Breaks specs: each mutation changes one thing at random. */
final class Mutations {
    private final Source source;
    private final RandomGenerator random;
    private final Annotations dsl;

    private Mutations(Source source, RandomGenerator random, Annotations dsl) {
        this.source = source;
        this.random = random;
        this.dsl = dsl;
    }

    /** Changes a source in place. */
    static void apply(int count, Source source, RandomGenerator random, Annotations dsl) {
        Mutations mutations = new Mutations(source, random, dsl);
        for (int i = 0; i < count; i++) {
            mutations.applyOne();
        }
    }

    private void applyOne() {
        List<TypeText> all = source.allTypes();
        if (all.isEmpty()) {
            return;
        }
        TypeText type = random.nextBoolean() ? all.get(0) : any(all);
        switch (random.nextInt(20)) {
            case 0 -> changeType(type);
            case 1 -> rename(type);
            case 2 -> inherit(type);
            case 3 -> type.extras().add(any(Values.EXTRAS));
            case 4 -> type.annotations().add(dsl.ofType(random));
            case 5 -> drop(type.annotations());
            case 6 -> shuffleOrDrop(type);
            case 7 -> nest(type);
            case 8 -> override(type);
            case 9 -> imports();
            case 10 -> suppress(type);
            case 11, 12, 13 -> value(type.annotations());
            default -> method(type);
        }
    }

    private void method(TypeText type) {
        if (type.methods().isEmpty()) {
            return;
        }
        int index = random.nextInt(type.methods().size());
        Method method = type.methods().get(index);
        switch (random.nextInt(14)) {
            case 0 -> type.methods().set(index, with(method, any(Values.RETURNS), method.name()));
            case 1 -> type.methods().set(index, with(method, method.returns(), any(Values.NAMES)));
            case 2 ->
                type.methods()
                        .set(index, method.with(any(Values.MODIFIERS), method.returns(), method.name(), method.rest()));
            case 3 ->
                type.methods()
                        .set(
                                index,
                                method.with(method.modifiers(), method.returns(), method.name(), any(Values.RESTS)));
            case 4 -> type.methods().set(index, with(method, "List<" + method.returns() + ">", method.name()));
            case 5 -> drop(method.annotations());
            case 6, 7 ->
                method.annotations().add(random.nextInt(method.annotations().size() + 1), dsl.ofMethod(random));
            case 8 -> method.annotations().add(Annotation.of("Repeat", "value", any(Values.INTS)));
            case 9 -> method.annotations().add(Annotation.of("From", "value", any(Values.STRINGS)));
            case 10 ->
                method.annotations()
                        .add(Annotation.of(
                                any(List.of("Absent", "Composed", "Override", "Deprecated", "Net", "Block0"))));
            default -> value(method.annotations());
        }
    }

    private static Method with(Method method, String returns, String name) {
        return method.with(method.modifiers(), returns, name, method.rest());
    }

    private void value(List<Annotation> annotations) {
        if (annotations.isEmpty()) {
            return;
        }
        int index = random.nextInt(annotations.size());
        Annotation annotation = annotations.get(index);
        List<Attribute> attributes = annotation.attributes();
        if (attributes.isEmpty() || random.nextInt(4) == 0) {
            // the same annotation with other attributes, if the DSL has one of its name
            annotations.set(index, dsl.named(annotation.name(), random).orElse(annotation));
            return;
        }
        int chosen = random.nextInt(attributes.size());
        Attribute attribute = attributes.get(chosen);
        switch (random.nextInt(8)) {
            case 0 -> attributes.remove(chosen);
            case 1 ->
                attributes.add(new Attribute(any(List.of("value", "units", "missing", "bias", attribute.name())), "1"));
            default ->
                attributes.set(
                        chosen,
                        new Attribute(
                                attribute.name(), Annotations.value(attribute.name(), attribute.value(), random)));
        }
    }

    private void changeType(TypeText type) {
        TypeText changed = switch (random.nextInt(3)) {
            case 0 -> type.with(any(Values.MODIFIERS), type.kind(), type.name(), type.heading());
            case 1 -> type.with(type.modifiers(), any(Values.KINDS), type.name(), type.heading());
            default -> type.with(type.modifiers(), type.kind(), type.name(), any(Values.HEADINGS) + type.heading());
        };
        replace(type, changed);
    }

    private void rename(TypeText type) {
        replace(type, type.with(type.modifiers(), type.kind(), any(Values.TYPE_NAMES), type.heading()));
    }

    private void inherit(TypeText type) {
        String clause =
                any(List.of("extends ", "extends ", "extends ", "implements ", "permits ")) + any(Values.PARENTS);
        String heading = type.heading().isEmpty() ? " " + clause : type.heading() + ", " + any(Values.PARENTS);
        replace(type, type.with(type.modifiers(), type.kind(), type.name(), heading));
    }

    /** Another type declares a layer that this one has. */
    private void override(TypeText type) {
        if (!type.methods().isEmpty()) {
            Method method = any(type.methods()).copy();
            if (random.nextBoolean()) {
                value(method.annotations());
            }
            any(source.allTypes()).methods().add(random.nextBoolean() ? method : with(method, "Layer", method.name()));
        }
    }

    private void shuffleOrDrop(TypeText type) {
        if (type.methods().size() > 1 && random.nextBoolean()) {
            Collections.swap(
                    type.methods(),
                    random.nextInt(type.methods().size()),
                    random.nextInt(type.methods().size()));
        } else {
            drop(type.methods());
        }
    }

    /** Puts a type of the top level, or a copy of it, into another type. */
    private void nest(TypeText type) {
        TypeText target = any(source.allTypes());
        TypeText moved = type.copy();
        target.nested()
                .add(moved.with(
                        any(Values.MODIFIERS),
                        moved.kind(),
                        any(List.of(moved.name(), "Inner", "Block0")),
                        moved.heading()));
        if (random.nextBoolean()) {
            source.types().remove(type);
        }
    }

    private void imports() {
        if (random.nextBoolean()) {
            drop(source.imports());
        } else {
            source.imports().add(any(Values.IMPORTS));
        }
    }

    private void suppress(TypeText type) {
        Annotation suppression = Annotation.of("SuppressWarnings", "value", any(Values.STRINGS));
        if (type.methods().isEmpty() || random.nextBoolean()) {
            type.annotations().add(suppression);
        } else {
            any(type.methods()).annotations().add(suppression);
        }
    }

    private void replace(TypeText type, TypeText changed) {
        List<List<TypeText>> places = new ArrayList<>(List.of(source.types()));
        source.allTypes().forEach(outer -> places.add(outer.nested()));
        for (List<TypeText> place : places) {
            int index = place.indexOf(type);
            if (index >= 0) {
                place.set(index, changed);
                return;
            }
        }
    }

    private void drop(List<?> list) {
        if (!list.isEmpty()) {
            list.remove(random.nextInt(list.size()));
        }
    }

    private <T> T any(List<T> pool) {
        return Values.any(pool, random);
    }
}
