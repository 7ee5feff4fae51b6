package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Defaults;
import dev.gradwright.dsl.Network;
import java.lang.annotation.Target;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DslAnnotationTest {
    /** These annotations are read separately, because they do not describe a single layer or network. */
    private static final Set<Class<?>> OTHERS = Set.of(Alias.class, Block.class);

    @ParameterizedTest
    @MethodSource("annotations")
    void everyAnnotationOfTheDslIsRead(Class<?> annotation) {
        assertThat(DslAnnotation.named(annotation.getCanonicalName())).isPresent();
    }

    static Stream<Class<?>> annotations() {
        return new ClassFileImporter()
                .importPackagesOf(Network.class).stream()
                        .filter(JavaClass::isAnnotation)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type.getAnnotation(Target.class).value().length > 0)
                        .filter(type -> type.getEnclosingClass() != Defaults.class && !OTHERS.contains(type));
    }
}
