package dev.gradwright.conformance.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.Example;
import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor generates the same code in Eclipse's compiler, which represents some declarations differently. */
class EclipseCompilerTest {
    private static final String IMPORTS = """
            package example;

            import static dev.gradwright.dsl.ActivationFunction.*;
            import static dev.gradwright.dsl.LossFunction.*;
            import static dev.gradwright.dsl.Metric.*;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;
            import java.util.List;

            """;

    /** The name at the start of a message of the processor. */
    private static final String OURS = "\\[[A-Z]\\w+\\] ";

    private static final String OUTPUT = "@Dense(units = 1) DenseLayer output();";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"""
                @Network(input = {28, 28})
                @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                @Metrics(ACCURACY)
                @Optimizer.Nadam(learningRate = 1e-3)
                @Schedule.OneCycle(maxLearningRate = 0.01)
                @Clip(globalNorm = 1.0)
                interface Spec {
                    int UNITS = 10;
                    @Flatten Layer pixels();
                    @BatchNorm BatchNormLayer norm();
                    @Dense(units = 3 * UNITS, activation = ELU) DenseLayer hidden();
                    @Dropout(0.2) Layer dropout();
                    @Dense(units = UNITS, activation = SOFTMAX) DenseLayer output();
                }
                """, """
                @Network(input = 8)
                @Loss(MEAN_SQUARED_ERROR)
                abstract class Spec implements Trunk {
                    @Repeat(3) abstract List<Floor> tower();
                    @Hidden(5) abstract DenseLayer hidden();
                    @Add({"hidden", "tower.1"}) abstract Layer sum();
                    @Dense(units = 1) abstract DenseLayer output();
                }

                interface Trunk { @Dense(units = 4) DenseLayer first(); }

                @Block interface Floor { @Dense(units = 5) @L2(0.1) DenseLayer hidden(); @LayerNorm LayerNormLayer norm(); }

                @Dense(units = 0, activation = ELU) @MaxNorm(2)
                @interface Hidden { @Alias(annotation = Dense.class, attribute = "units") int value(); }
                """, """
                @Network(input = 8)
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec {
                    @Dense(units = 1) DenseLayer output();
                    boolean equals(Object other);
                    int hashCode();
                    String toString();
                    interface String2 {}
                }
                interface String3 {}
                """})
    void generatesTheSameTextAsWithJavac(String spec, @TempDir Path other) {
        Map<String, String> sources = Map.of("example/Spec.java", IMPORTS + spec);
        Compilation eclipse = SpecCompiler.eclipse(directory).compile(sources).requireSuccess();
        Compilation javac = SpecCompiler.strict(other)
                .with("-Xlint:-processing,-auxiliaryclass")
                .compile(sources)
                .requireSuccess();

        for (String file : new String[] {"example/SpecNetwork.java", "example/SpecPredictor.java"}) {
            assertThat(eclipse.generated(file)).isEqualTo(javac.generated(file));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itsCommandGeneratesTheSameTextAsJavac(Example example) {
        Compilation eclipse =
                SpecCompiler.eclipseCommand(directory, example.sources()).requireSuccess();

        for (Path file : example.generatedFiles()) {
            assertThat(file).hasContent(example.generated(eclipse, file));
        }
    }

    static Stream<Example> examples() {
        return Stream.concat(Example.gallery().stream(), Example.goldens().stream());
    }

    @Test
    void errorsAreReportedAtTheirLine() {
        String spec = spec("    @Dropout(2) Layer dropout();\n    Layer forgotten();");

        assertThat(messagesOf(spec))
                .contains("[DropoutRate] @Dropout rate must be at least 0")
                .contains("[MissingLayer] forgotten is abstract");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SuppressWarnings({}) @Dropout(2) Layer dropout();",
                "@Noted(@Note({})) @Dropout(2) Layer dropout();",
                "@Noted({@Note(1), @Note({})}) @Dropout(2) Layer dropout();",
                "@Noted({}) @Dropout(2) Layer dropout();",
            })
    void anErrorBehindAnEmptyArrayIsReportedAtItsElement(String layer) throws IOException {
        Compilation compilation = compile(
                spec("    " + layer) + "@interface Note { int[] value(); }\n@interface Noted { Note[] value(); }\n");

        assertThat(compilation.diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.getMessage(null)).startsWith("[DropoutRate]"))
                .returns(lineOf("Layer dropout"), Diagnostic::getLineNumber);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Loss(HINGE) record Row(int age) {}",
                "@Loss(HINGE) record Row() {}",
                "@Loss(HINGE) record Row(int age) { Row {} }",
                "@Clip(norm = 1) record Row(int age) {}"
            })
    void anErrorAtARecordIsReportedInItsLine(String record) throws IOException {
        Compilation compilation = compile(spec("") + record);

        assertThat(compilation.diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.getMessage(null)).startsWith("[MissingNetwork]"))
                .returns(lineOf("record Row"), Diagnostic::getLineNumber);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dropout(true) Layer wrong();",
                "@Dropout(\"half\") Layer wrong();",
                "@Dense(units = true) DenseLayer wrong();",
                "@Dense(units = 3, activation = AUC) DenseLayer wrong();",
                "@Add({\"a\", 3}) Layer wrong();",
                "@Absent Layer wrong();",
                "Absent wrong();",
                "@Dense(units = Absent.UNITS) DenseLayer wrong();",
            })
    void onlyTheCompilerReportsUnresolvedTypes(String method) {
        assertThat(messagesOf(spec("    " + method))).isNotEmpty().doesNotContainPattern(OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Inner extends Absent { " + OUTPUT + " }",
                "interface Inner extends java.util.Absent<String> { " + OUTPUT + " }",
                "abstract static class Inner extends Absent { @Dense(units = 1) abstract DenseLayer output(); }",
            })
    void onlyTheCompilerReportsUnresolvedSupertypesOfNestedSpecs(String inner) {
        String spec = IMPORTS + "class Spec { @Network(input = 8) @Loss(MEAN_SQUARED_ERROR) " + inner + " }";

        assertThat(messagesOf(spec)).contains("Absent cannot be resolved").doesNotContainPattern(OURS);
    }

    private static String spec(String layers) {
        return IMPORTS + """
                @Network(input = 8)
                @Loss(MEAN_SQUARED_ERROR)
                interface Spec {
                %s
                    %s
                }
                """.formatted(layers, OUTPUT);
    }

    private Compilation compile(String spec) {
        return SpecCompiler.eclipse(directory).compile(Map.of("example/Spec.java", spec));
    }

    private long lineOf(String text) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("src/example/Spec.java"));
        return 1L
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow();
    }

    private String messagesOf(String spec) {
        Compilation compilation = compile(spec);
        assertThat(compilation.success()).isFalse();
        return String.join(
                "\n",
                compilation.diagnostics().stream()
                        .map(diagnostic -> diagnostic.getMessage(null))
                        .toList());
    }
}
