package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** When reports are written, and what happens if one cannot be written. */
class ReportsTest {
    private static final String SPEC = """
            package example;

            import dev.gradwright.dsl.*;
            import dev.gradwright.runtime.layer.*;

            @Network(input = 8) @Loss(LossFunction.MEAN_SQUARED_ERROR)
            interface Spec {
                @Dense(units = 1) DenseLayer output();
            }
            """;

    @Test
    void aReportThatCannotBeWrittenIsANoteAndTheNetworkIsGenerated() {
        Compiler compiler = Compiler.javac().withOptions("-Agradwright.report=true", "-Werror");
        Compiled compiled = Compiled.of(compiler, List.of(new Obstructing()), SPEC);

        assertThat(compiled.errors()).isEmpty();
        assertThat(compiled.warnings()).isEmpty();
        assertThat(compiled.notes()).singleElement().asString().contains("the report of Spec was not written: ");
        assertThat(compiled.generated()).isEqualTo("SpecNetwork.java");
    }

    @Test
    void aWrongValueOfTheOptionIsReported() {
        Compiler compiler = Compiler.javac().withOptions("-Agradwright.report=html");

        assertThat(Compiled.of(compiler, List.of(), SPEC).errors())
                .containsExactly("[OptionValue] -Agradwright.report must be true or false, but is \"html\"");
    }

    @Test
    void theColumnsOfARecordAreListedByName() {
        Compiler compiler = Compiler.javac().withOptions("-Agradwright.report=true");
        String spec = SPEC.replace("input = 8", "features = Row.class, target = double.class")
                + "record Row(Double area, Thread.State state, @Category(capacity = 9) String city) {}";

        assertThat(Compiled.of(compiler, List.of(), spec).resource("SpecReport.html"))
                .contains(
                        "area, area missing",
                        "0–1",
                        "state=NEW, ",
                        "2–7",
                        "city 0, city 1, city 2, city 3, …, city other",
                        "8–17");
    }

    @Test
    void aWarningLeadsToItsMethod() {
        Compiler compiler = Compiler.javac().withOptions("-Agradwright.report=true");
        String spec = SPEC.replace(
                "    @Dense(units = 1)",
                "    @Dense(units = 2) DenseLayer hidden();\n    @BatchNorm BatchNormLayer norm();\n    @Dense(units = 1)");

        assertThat(Compiled.of(compiler, List.of(), spec).resource("SpecReport.html"))
                .contains("<a href=\"#m0\">RedundantBias</a>", "id=\"m0\"");
    }

    /** Writes a file with the name of the report first. */
    private static final class Obstructing extends AbstractProcessor {
        private boolean isDone;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!isDone) {
                isDone = true;
                try {
                    processingEnv
                            .getFiler()
                            .createResource(StandardLocation.SOURCE_OUTPUT, "example", "SpecReport.html")
                            .openWriter()
                            .close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
