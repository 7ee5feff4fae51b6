package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.Example;
import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds that compile only some files again. What is generated for a spec depends on the spec and on what it refers to,
 * whether those are sources or class files, and not on other specs. So the processor is declared as isolating.
 */
class IncrementalBuildTest {
    private static final String HEADER = """
            package example;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;

            """;

    private static final String SPEC = HEADER + """
            @Network(input = 8)
            @Loss(LossFunction.MEAN_SQUARED_ERROR)
            interface Spec extends Trunk {
                Floor floor();
                @Hidden(3) DenseLayer hidden();
                @Dense(units = Sizes.OUTPUTS) DenseLayer output();
            }
            """;

    private final Map<String, String> sources = new HashMap<>(Map.of(
            "example/Spec.java",
            SPEC,
            "example/Sizes.java",
            "package example; interface Sizes { int OUTPUTS = 2; int FLOOR = 5; }",
            "example/Trunk.java",
            HEADER + "interface Trunk { @Dense(units = 7) DenseLayer trunk(); }",
            "example/Floor.java",
            HEADER + "@Block interface Floor { @Dense(units = Sizes.FLOOR) DenseLayer dense(); }",
            "example/Hidden.java",
            HEADER + """
                    @Dense(units = 0, activation = ActivationFunction.ELU)
                    @interface Hidden { @Alias(annotation = Dense.class, attribute = "units") int value(); }
                    """));

    @TempDir
    private Path directory;

    static Stream<Example> examples() {
        return Stream.concat(Example.gallery().stream(), Example.goldens().stream());
    }

    /** Supertypes, blocks and composed annotations are then in class files. */
    @ParameterizedTest
    @MethodSource("examples")
    void aSpecThatIsCompiledAloneGivesTheSameText(Example example) {
        example.compile(directory);

        Compilation again = example.compileSpecAlone(directory);

        for (Path file : example.generatedFiles()) {
            assertThat(file).hasContent(example.generated(again, file));
        }
    }

    /** Build tools compile the changed file and those that refer to it. */
    @ParameterizedTest
    @CsvSource({
        "example/Sizes.java, OUTPUTS = 2, OUTPUTS = 4, output: 3 → 4",
        "example/Sizes.java, FLOOR = 5, FLOOR = 6, floor.dense: 7 → 6",
        "example/Trunk.java, units = 7, units = 9, trunk: 8 → 9",
        "example/Floor.java, Sizes.FLOOR, 11, floor.dense: 7 → 11",
        "example/Hidden.java, ELU, RELU, 'hidden: 5 → 3, ReLU'",
    })
    void aChangeInAnotherFileIsTakenUp(String path, String before, String after, String comment) {
        Compilation all = compile(sources);
        assertThat(all.generated("example/SpecNetwork.java")).doesNotContain(comment);
        Map<String, String> changed = new HashMap<>(sources);
        changed.keySet().retainAll(Set.of("example/Spec.java", "example/Floor.java"));
        changed.put(path, sources.get(path).replace(before, after));

        Compilation some = compile(changed);

        assertThat(some.generated("example/SpecNetwork.java")).contains(comment);
    }

    /** Even if one of the others is wrong. */
    @Test
    void aSpecGivesTheSameTextBesideOthers(@TempDir Path other) {
        Compilation alone = compile(sources);
        sources.put("example/Second.java", SPEC.replace("interface Spec", "@Clip(value = 1) interface Second"));
        sources.put(
                "example/Third.java",
                SPEC.replace("interface Spec", "interface Third")
                        .replace("Dense(", "Activation(ActivationFunction.ELU) @Dense("));

        SpecCompiler.strict(other).with("-Xlint:-processing").compile(sources);

        for (String file : new String[] {"SpecNetwork.java", "SpecPredictor.java"}) {
            assertThat(other.resolve("generated/example").resolve(file)).hasContent(alone.generated("example/" + file));
        }
    }

    private Compilation compile(Map<String, String> files) {
        return SpecCompiler.strict(directory)
                .with("-Xlint:-processing")
                .compile(files)
                .requireSuccess();
    }
}
