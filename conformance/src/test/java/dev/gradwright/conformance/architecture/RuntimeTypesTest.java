package dev.gradwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.palantir.javapoet.ClassName;
import dev.gradwright.processor.spec.OptimizerKind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor names the runtime's types without knowing them; each of them is really there, and public. */
class RuntimeTypesTest {
    private static final String LIST = "dev.gradwright.processor.emit.text.RuntimeTypes";

    static Stream<ClassName> names() throws ReflectiveOperationException {
        Stream<ClassName> constants = Arrays.stream(Class.forName(LIST).getDeclaredFields())
                .filter(field -> field.getType() == ClassName.class)
                .map(RuntimeTypesTest::valueOf);
        return Stream.concat(constants, rules());
    }

    private static Stream<ClassName> rules() throws ReflectiveOperationException {
        Method ofKind = Class.forName(LIST).getDeclaredMethod("rule", OptimizerKind.class);
        ofKind.setAccessible(true);
        List<ClassName> rules = new ArrayList<>();
        for (OptimizerKind kind : EnumSet.complementOf(EnumSet.of(OptimizerKind.CUSTOM))) {
            rules.add((ClassName) ofKind.invoke(null, kind));
        }
        return rules.stream();
    }

    private static ClassName valueOf(Field constant) {
        try {
            constant.setAccessible(true);
            return (ClassName) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTypeIsThere(ClassName name) {
        assertThatCode(() -> Class.forName(name.reflectionName())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTypeIsPublic(ClassName name) throws ClassNotFoundException {
        assertThat(Modifier.isPublic(Class.forName(name.reflectionName()).getModifiers()))
                .isTrue();
    }

    @Test
    void thereAreNames() throws ReflectiveOperationException {
        assertThat(names()).hasSizeGreaterThan(20);
    }
}
