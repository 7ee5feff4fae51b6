package dev.gradwright.processor.emit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

class SourceLayoutTest {
    private static final String LONG = "aNameThatTakesFortyCharactersOfThisLine";

    @Test
    void aRecordThatFitsTakesOneLine() {
        assertThat(layoutOf(record("x", "y"))).contains("\n    record Point(int x, int y) implements Runnable {}\n");
    }

    @Test
    void theComponentsOfALongRecordTakeALine() {
        assertThat(layoutOf(record(LONG, LONG + 2))).contains("""

                    record Point(
                            int %s, int %s2)
                            implements Runnable {}
                """.formatted(LONG, LONG));
    }

    @Test
    void theComponentsOfALongerRecordTakeALineEach() {
        assertThat(layoutOf(record(LONG, LONG + 2, LONG + 3))).contains("""

                    record Point(
                            int %s,
                            int %s2,
                            int %s3)
                            implements Runnable {}
                """.formatted(LONG, LONG, LONG));
    }

    @Test
    void aFieldWithALongCommentFollowsTheOneBefore() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Outer")
                .addField(TypeName.INT, "first", Modifier.FINAL)
                .addField(FieldSpec.builder(TypeName.INT, "second", Modifier.FINAL)
                        .addJavadoc("Two\nlines.")
                        .build());

        assertThat(layoutOf(type)).contains("""
                    final int first;
                    /**
                     * Two
                     * lines.
                     */
                    final int second;
                """);
    }

    private static TypeSpec.Builder record(String... components) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (String component : components) {
            constructor.addParameter(TypeName.INT, component);
        }
        return TypeSpec.classBuilder("Outer")
                .addType(TypeSpec.recordBuilder("Point")
                        .addSuperinterface(Runnable.class)
                        .recordConstructor(constructor.build())
                        .build());
    }

    private static String layoutOf(TypeSpec.Builder type) {
        return SourceLayout.of("example", type.build(), new StaticImports(Set.of()), Set.of())
                .text();
    }
}
