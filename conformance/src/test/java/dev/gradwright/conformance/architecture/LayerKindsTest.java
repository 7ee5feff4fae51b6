package dev.gradwright.conformance.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.runtime.graph.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a kind of layer needs outside the processor, so that a new kind cannot lack it unnoticed. */
class LayerKindsTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide");

    private static String code;

    @BeforeAll
    static void readCode() throws IOException {
        try (Stream<Path> pages = Files.list(GUIDE)) {
            code = pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(LayerKindsTest::linesOfJava)
                    .collect(joining("\n"));
        }
    }

    private static Stream<String> linesOfJava(Path page) {
        try {
            return Stream.of(Files.readString(page).split("(?m)^```java$", -1))
                    .skip(1)
                    .map(block -> block.split("(?m)^```$", -1)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExampleInTheGuideDeclaresIt(LayerSpec.Kind kind) {
        assertThat(code.lines())
                .as("lines of Java in docs/guide with %s", kind.displayName())
                .anyMatch(line -> line.matches(".*" + kind.displayName() + "\\b.*"));
    }

    @ParameterizedTest
    @EnumSource
    void itsGradientsAreComparedWithAReference(LayerSpec.Kind kind) {
        assertThat(GradientModels.all().stream()
                        .flatMap(model -> model.graph().nodes().stream())
                        .map(Node::kind))
                .contains(kind.simpleName());
    }
}
