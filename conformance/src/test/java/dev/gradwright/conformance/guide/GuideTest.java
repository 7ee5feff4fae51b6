package dev.gradwright.conformance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuideTest {
    private static final Path INDEX = Path.of("..", "docs", "guide", "README.md");

    @TempDir
    private Path directory;

    static Stream<Page> pages() {
        return Page.all();
    }

    static Stream<Page> pagesWithJava() {
        return pages().filter(page -> !page.sources().isEmpty());
    }

    /** Examples have no warnings, except on pages about these. Excerpts must occur in the generated code. */
    @ParameterizedTest
    @MethodSource("pagesWithJava")
    void javaOnAPageCompilesAndItsExcerptsAreGenerated(Page page) {
        compile(
                page.sources(),
                page.showsWarnings() ? SpecCompiler.unadvised(directory) : SpecCompiler.strict(directory));
        Set<String> generated = generatedLines();
        for (JavaBlock excerpt : page.excerpts()) {
            assertThat(excerpt.lines().stream().filter(line -> !generated.contains(line)))
                    .as("lines of the block at line %d that are not generated", excerpt.line())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksHaveTargets(Page page) {
        assertThat(page.targets()).allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void theIndexLinksToEveryPage() {
        Page index =
                pages().filter(page -> page.file().equals(INDEX)).findFirst().orElseThrow();
        assertThat(index.targets())
                .containsAll(pages().map(Page::file)
                        .filter(file -> file.startsWith(INDEX.getParent()) && !file.equals(INDEX))
                        .toList());
    }

    /**
     * Compiles without two lints: the file of a page contains several types that generated classes use, and no
     * processor claims composed annotations.
     */
    private static void compile(Map<String, String> sources, SpecCompiler compiler) {
        Compilation compilation = compiler.withJson()
                .with("-Xlint:-processing")
                .with("-Xlint:-auxiliaryclass")
                .compile(sources);
        assertThat(compilation.success()).as(compilation.messages()).isTrue();
    }

    private Set<String> generatedLines() {
        try (Stream<Path> files = Files.walk(directory.resolve("generated"))) {
            return files.filter(Files::isRegularFile).flatMap(GuideTest::lines).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
