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

/** The pages about diagnostics are complete, and their examples behave as described. */
class DiagnosticPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "diagnostics");
    private static final Pattern BLOCK = Pattern.compile("```\\w+\n(.*?)```", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("]\\((\\w+\\.md)\\)");

    /**
     * The index and the page about the one symptom that only compilers report are not about names. Advice at run time has
     * pages too, which the tests of advice know; a few are on the page of a warning of the compiler.
     */
    @Test
    void thereIsAPageForEachName() throws IOException {
        Stream<String> names = Arrays.stream(DiagnosticName.values()).map(name -> name.label() + ".md");
        Stream<String> advice = LINK.matcher(index("While training")).results().map(link -> link.group(1));
        List<String> expected = Stream.of(Stream.of("README.md", "CannotFindSymbol.md"), names, advice)
                .flatMap(all -> all)
                .distinct()
                .toList();

        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIndexLinksToEachPageAndShowsTheSeverity(DiagnosticName name) throws IOException {
        String section = name.severity() == Severity.ERROR ? "Errors" : "Warnings";

        assertThat(index(section)).contains("[" + name.label() + "](" + name.label() + ".md)");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLASS_PATH", "INTERNAL_ERROR", "OPTION_VALUE", "PROCESSOR_PATH"})
    void theFirstExampleIsReportedAsThePageSays(DiagnosticName name) throws IOException {
        List<String> blocks = blocks(name);
        String[] shown = blocks.get(1).strip().split(": ", 2);
        Compiled compiled = Compiled.of(MarkedSpec.types(blocks.get(0)).source());
        boolean isError = name.severity() == Severity.ERROR;

        assertThat(isError ? compiled.errors() : compiled.warnings())
                .singleElement()
                .asString()
                .endsWith(" " + shown[1]);
        assertThat(isError ? compiled.warnings() : compiled.errors()).isEmpty();
        assertThat(shown[0]).isEqualTo(isError ? "error" : "warning");
        assertThat(shown[1]).startsWith("[" + name.label() + "] ");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLASS_PATH", "INTERNAL_ERROR", "OPTION_VALUE", "PROCESSOR_PATH"})
    void theSecondExampleIsFixed(DiagnosticName name) throws IOException {
        MarkedSpec.types(blocks(name).get(2)).isAccepted();
    }

    /** The text of a section of the index. */
    private static String index(String section) throws IOException {
        String page = Files.readString(PAGES.resolve("README.md"));
        return page.split("## " + section + "\n", 2)[1].split("\n## ", 2)[0];
    }

    private static List<String> blocks(DiagnosticName name) throws IOException {
        String page = Files.readString(PAGES.resolve(name.label() + ".md"));
        return BLOCK.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
