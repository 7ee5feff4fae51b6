package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.spec.LayerSpec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a kind of layer needs in the processor, so that a new kind cannot lack it unnoticed. */
class LayersTest {
    @Test
    void everyRecordIsReadFromAnAnnotation() {
        Set<String> kinds = Stream.of(LayerSpec.Kind.values())
                .map(kind -> kind.simpleName() + "Spec")
                .collect(Collectors.toSet());

        assertThat(recordsOf(LayerSpec.class).map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(LayersTest::recordsOf);
    }

    @ParameterizedTest
    @EnumSource
    void aLayerOfEachKindReachesTheNetwork(LayerSpec.Kind kind) {
        assertThat(compiledWith(kind, "").network().layers().get(2).kind()).isEqualTo(kind);
    }

    /** A number without a rule would be generated into code, whatever its value. */
    @ParameterizedTest
    @MethodSource("numbers")
    void everyNumberIsChecked(Method attribute) {
        LayerSpec.Kind kind =
                LayerSpec.Kind.named("@" + attribute.getDeclaringClass().getSimpleName());
        String value = attribute.getReturnType() == int.class ? "-1" : "Double.NEGATIVE_INFINITY";

        assertThat(compiledWith(kind, attribute.getName() + " = " + value).errors())
                .isNotEmpty()
                .allSatisfy(error ->
                        assertThat(error).contains(attribute.getDeclaringClass().getSimpleName()));
    }

    static Stream<Method> numbers() {
        return Stream.of(LayerSpec.Kind.values())
                .flatMap(kind -> Stream.of(kind.annotation().getDeclaredMethods()))
                .filter(attribute ->
                        attribute.getReturnType() == int.class || attribute.getReturnType() == double.class);
    }

    /**
     * A network with a layer of a kind between others. Attributes without a default have the given value, or some value
     * if it has another type.
     */
    private static Compiled compiledWith(LayerSpec.Kind kind, String value) {
        List<String> values = Stream.of(kind.annotation().getDeclaredMethods())
                .filter(attribute -> attribute.getDefaultValue() == null)
                .filter(attribute -> !value.startsWith(attribute.getName() + " "))
                .map(attribute -> attribute.getName() + " = " + anyValueOf(attribute.getReturnType()))
                .collect(Collectors.toList());
        if (!value.isEmpty()) {
            values.add(value);
        } else if (kind == LayerSpec.Kind.EMBEDDING) {
            values.add("entries = 3, units = 2");
        }
        return Compiled.of("""
                package example;
                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.Layer;
                @Network(input = 4)
                @Loss(LossFunction.MEAN_SQUARED_ERROR)
                interface Spec {
                    @Dense(units = 3) Layer one();
                    @From("") @Dense(units = 3) Layer two();
                    %s @%s(%s) Layer tested();
                    @Concat({"one", "two", "tested"}) Layer output();
                }
                """.formatted(
                kind == LayerSpec.Kind.EMBEDDING ? "@From(\"\")" : "", kind.simpleName(), String.join(", ", values)));
    }

    private static String anyValueOf(Class<?> type) {
        if (type.isEnum()) {
            return type.getSimpleName() + "."
                    + Arrays.asList(type.getEnumConstants()).get(0);
        }
        return type == String[].class ? "{\"one\", \"two\"}" : type == int.class ? "3" : "0.5";
    }
}
