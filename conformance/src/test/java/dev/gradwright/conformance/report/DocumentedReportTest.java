package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.Example;
import dev.gradwright.conformance.model.SpecCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the README's network is current. {@code -Dgoldens.update=true} writes it anew; look at it then. */
class DocumentedReportTest {
    private static final boolean UPDATE = Boolean.getBoolean("goldens.update");
    private static final Path REPORT = Path.of("..", "docs", "report", "ClothesReport.html");
    private static final Path README = Path.of("..", "README.md");

    @TempDir
    private Path directory;

    private String generated(String name) throws IOException {
        Path spec = Example.GALLERY.resolve(Path.of("Clothes", "Clothes.java"));
        return SpecCompiler.strict(directory)
                .with("-Xlint:-processing")
                .with("-Agradwright.report=true")
                .compile(Map.of("shop/Clothes.java", Files.readString(spec)))
                .requireSuccess()
                .generated("shop/" + name);
    }

    @Test
    void theReportIsCurrent() throws IOException {
        String text = generated("ClothesReport.html");
        if (UPDATE) {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, text);
        }
        assertThat(REPORT).hasContent(text);
    }

    @Test
    void theReadmeHasTheDrawing() throws IOException {
        assertThat(Files.readString(README)).contains("```mermaid\n" + generated("ClothesReport.mmd") + "```");
    }
}
