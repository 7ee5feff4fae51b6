package dev.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.emit.text.RuntimeTypes;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.LibraryTypes;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules know each library type that generated code names. */
class LibraryTypesTest {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:dev\\.gradwright|org\\.ejml|java|javax)\\..*\\b(\\w+);");

    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");

    @Test
    void typesThatTheEmittersListAreKnown() throws IllegalAccessException {
        for (Field field : RuntimeTypes.class.getDeclaredFields()) {
            if (field.getType() == ClassName.class) {
                assertKnown(((ClassName) field.get(null)).simpleName());
            }
        }
    }

    @Test
    void lossesAlsoWithAnActivation() {
        for (LossFunction loss : LossFunction.values()) {
            assertKnown(RuntimeTypes.loss(loss, Optional.empty()).simpleName());
            assertKnown(RuntimeTypes.loss(loss, Optional.of(ActivationFunction.SIGMOID))
                    .simpleName());
            assertKnown(RuntimeTypes.loss(loss, Optional.of(ActivationFunction.SOFTMAX))
                    .simpleName());
        }
    }

    @Test
    void updateRules() {
        for (OptimizerKind kind : OptimizerKind.values()) {
            if (kind != OptimizerKind.CUSTOM) {
                assertKnown(RuntimeTypes.rule(kind.annotation().type().getSimpleName())
                        .simpleName());
            }
        }
    }

    @Test
    void schedules() {
        assertKnown(RuntimeTypes.schedule("Constant").simpleName());
        for (ScheduleKind kind : ScheduleKind.values()) {
            if (kind != ScheduleKind.CUSTOM) {
                assertKnown(RuntimeTypes.schedule(kind.annotation().type().getSimpleName())
                        .simpleName());
            }
        }
    }

    @Test
    void initializers() {
        for (Class<?> kind : InitSpec.class.getPermittedSubclasses()) {
            if (kind != InitSpec.Named.class) {
                assertKnown(RuntimeTypes.initializer(kind.getSimpleName()).simpleName());
            }
        }
    }

    @Test
    void typesThatTheGoldensImportAreKnown() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDENS)) {
            assertThat(files.filter(Files::isRegularFile).map(LibraryTypesTest::textOf))
                    .allSatisfy(
                            text -> IMPORT.matcher(text).results().forEach(imported -> assertKnown(imported.group(1))));
        }
    }

    @Test
    void everyListedTypeIsUsed() throws ReflectiveOperationException, IOException {
        Set<String> named = new HashSet<>();
        for (Field field : RuntimeTypes.class.getDeclaredFields()) {
            if (field.getType() == ClassName.class) {
                named.add(((ClassName) field.get(null)).simpleName());
            }
        }
        new ClassFileImporter()
                .importPackagesOf(LossFunction.class).stream()
                        .filter(JavaClass::isEnum)
                        .forEach(type -> named.add(type.getSimpleName()));
        try (Stream<Path> files = Files.walk(GOLDENS)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> IMPORT.matcher(textOf(file)).results().forEach(type -> named.add(type.group(1))));
        }

        assertThat(named).containsAll(LibraryTypes.fixed());
    }

    private static void assertKnown(String simpleName) {
        assertThat(LibraryTypes.contain(simpleName)).as(simpleName).isTrue();
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
