package dev.gradwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.palantir.javapoet.ClassName;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.RuntimeNames;
import dev.gradwright.processor.spec.ScheduleKind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor refers to types of the runtime by name. All of them exist and are public. */
class RuntimeTypesTest {
    static Stream<ClassName> names() {
        Stream<ClassName> constants = Arrays.stream(RuntimeTypes.class.getFields())
                .filter(field -> field.getType() == ClassName.class)
                .map(RuntimeTypesTest::valueOf);
        return Stream.of(constants, rules(), schedules(), initializers(), losses(), handles())
                .flatMap(Function.identity());
    }

    private static Stream<ClassName> rules() {
        return EnumSet.complementOf(EnumSet.of(OptimizerKind.CUSTOM)).stream()
                .map(kind -> RuntimeTypes.rule(kind.annotation().type().getSimpleName()));
    }

    private static Stream<ClassName> schedules() {
        Stream<ClassName> declared = EnumSet.complementOf(EnumSet.of(ScheduleKind.CUSTOM)).stream()
                .map(kind -> RuntimeTypes.schedule(kind.annotation().type().getSimpleName()));
        return Stream.concat(Stream.of(RuntimeTypes.schedule("Constant")), declared);
    }

    private static Stream<ClassName> initializers() {
        return Stream.of(InitSpec.class.getPermittedSubclasses())
                .filter(kind -> kind != InitSpec.Named.class)
                .map(kind -> RuntimeTypes.initializer(kind.getSimpleName()));
    }

    private static Stream<ClassName> handles() {
        return Stream.concat(
                        Stream.of(RuntimeNames.LAYER, RuntimeNames.UPDATE_RULE, RuntimeNames.LEARNING_RATE_SCHEDULE),
                        Stream.of(LayerSpec.Kind.values())
                                .flatMap(kind -> kind.handle().stream())
                                .map(RuntimeNames::handle))
                .map(name -> ClassName.get(name.packageName(), name.name()));
    }

    /** Each loss by itself, and with the activation that it is fused with. */
    private static Stream<ClassName> losses() {
        List<ClassName> losses = new ArrayList<>();
        for (LossFunction loss : LossFunction.values()) {
            losses.add(RuntimeTypes.loss(loss, Optional.empty()));
            losses.add(RuntimeTypes.loss(loss, LossKind.of(loss).fused()));
        }
        return losses.stream();
    }

    private static ClassName valueOf(Field constant) {
        try {
            return (ClassName) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTypeExists(ClassName name) {
        assertThatCode(() -> Class.forName(name.reflectionName())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTypeIsPublic(ClassName name) throws ClassNotFoundException {
        assertThat(Modifier.isPublic(Class.forName(name.reflectionName()).getModifiers()))
                .isTrue();
    }

    @Test
    void thereAreNames() {
        assertThat(names()).hasSizeGreaterThan(20);
    }
}
