package dev.gradwright.conformance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.conformance.model.SpecCompiler.Compilation;
import dev.gradwright.runtime.TrainableNetwork;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's page about tables begins with a model, from the CSV file to the saved file. */
class TablesPageTest {
    static final Path CUSTOMERS = Path.of(
            "..",
            "samples",
            "tabular",
            "src",
            "main",
            "resources",
            "dev",
            "gradwright",
            "samples",
            "tabular",
            "wa_churn.train.csv.gz");

    private final Page page = Page.all()
            .filter(candidate -> candidate.file().endsWith("tables.md"))
            .findFirst()
            .orElseThrow();

    private final List<JavaBlock> blocks = page.blocks();

    @TempDir
    private Path directory;

    @Test
    void aModelTakesAtMost25Lines() {
        long lines = blocks.subList(0, 2).stream()
                .flatMap(block -> block.text().lines())
                .filter(line -> !line.isBlank())
                .count();

        assertThat(lines).isLessThanOrEqualTo(25);
    }

    @Test
    void theFirstModelIsTrainedAndSaved() throws Exception {
        Path file = Files.copy(CUSTOMERS, directory.resolve("customers.csv.gz"));

        run(blocks.get(1), file);

        Path model = directory.resolve("churn.safetensors");
        assertThat(model).isNotEmptyFile();
    }

    private void run(JavaBlock statements, Path path) throws Exception {
        Compilation compilation = SpecCompiler.strict(directory)
                .with("-Xlint:-processing")
                .with("-Xlint:-auxiliaryclass")
                .compile(page.sources())
                .requireSuccess();
        URL[] urls = {compilation.classes().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, TrainableNetwork.class.getClassLoader())) {
            Method method = Arrays.stream(loader.loadClass("guide.Statements").getDeclaredMethods())
                    .filter(candidate -> candidate.getName().equals("ofLine" + statements.line()))
                    .findFirst()
                    .orElseThrow();
            method.setAccessible(true);
            Object[] arguments = new Object[method.getParameterCount()];
            arguments[arguments.length - 1] = path;
            method.invoke(null, arguments);
        }
    }
}
