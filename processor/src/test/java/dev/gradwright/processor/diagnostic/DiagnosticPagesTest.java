package dev.gradwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The pages for users: complete, and with examples that behave as they say. */
class DiagnosticPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "diagnostics");
    private static final Pattern BLOCK = Pattern.compile("```\\w+\n(.*?)```", Pattern.DOTALL);

    @Test
    void thereIsAPageForEachName() throws IOException {
        List<String> expected = Stream.concat(
                        Stream.of("README"),
                        Arrays.stream(DiagnosticName.values()).map(DiagnosticName::label))
                .map(name -> name + ".md")
                .toList();

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIndexLinksToEachPage(DiagnosticName name) throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md")))
                .contains("[" + name.label() + "](" + name.label() + ".md)");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLASS_PATH", "INTERNAL_ERROR", "PROCESSOR_PATH"})
    void theFirstExampleFailsAsThePageSays(DiagnosticName name) throws IOException {
        List<String> blocks = blocks(name);
        String message = blocks.get(1).replaceFirst("^error: ", "").strip();

        List<String> errors =
                Compiled.of(MarkedSpec.types(blocks.get(0)).source()).errors();

        assertThat(errors).singleElement().asString().endsWith(" " + message);
        assertThat(message).startsWith("[" + name.label() + "] ");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLASS_PATH", "INTERNAL_ERROR", "PROCESSOR_PATH"})
    void theSecondExampleIsFixed(DiagnosticName name) throws IOException {
        MarkedSpec.types(blocks(name).get(2)).isAccepted();
    }

    private static List<String> blocks(DiagnosticName name) throws IOException {
        String page = Files.readString(PAGES.resolve(name.label() + ".md"));
        return BLOCK.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
