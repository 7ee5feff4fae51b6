package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Network;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs that wait for missing types are processed in the next round. */
class WaitingTest {
    private static final String SPEC = """
            package example;

            import dev.gradwright.dsl.*;

            @Network(input = 4) @Loss(LossFunction.MEAN_SQUARED_ERROR)
            interface Spec {
                @Dense(units = 0) Absent output();
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void evenIfTwoModulesHaveSpecsOfTheSameName() throws IOException, URISyntaxException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("one", "other")) {
            Path example = Files.createDirectories(directory.resolve(module).resolve("example"));
            sources.add(Files.writeString(
                    directory.resolve(module).resolve("module-info.java"),
                    "module " + module + " { requires dev.gradwright.dsl; }"));
            sources.add(Files.writeString(example.resolve("Spec.java"), SPEC));
        }

        assertThat(errorsOf(sources))
                .filteredOn(error -> error.contains("[DenseUnits]"))
                .hasSize(2);
    }

    private List<String> errorsOf(List<Path> sources) throws IOException, URISyntaxException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Path dsl = Path.of(Network.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> options = List.of(
                "--module-source-path", directory.toString(),
                "--module-path", dsl.toString(),
                "-d", directory.resolve("classes").toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new GradwrightProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
