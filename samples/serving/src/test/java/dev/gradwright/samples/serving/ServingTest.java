package dev.gradwright.samples.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServingTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return Serving.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** It exits with 0 only if no request failed and the model was replaced. */
    @Test
    void theLoadTestMeasuresServerAndPredictionPath() {
        Path model = directory.resolve("models").resolve("churn.safetensors");

        int code = run("load", "--clients", "8", "--seconds", "1", "--model", model.toString());

        assertThat(out.toString()).contains("Training a model, because there is no " + model);
        assertThat(out.toString().lines().toList())
                .anyMatch(line -> line.matches("HTTP, 8 clients( +[\\d,.]+){4} *"))
                .anyMatch(line -> line.matches("prediction path, 8 threads( +[\\d,.]+){4} +\\d+\\.\\d\\d"))
                .anyMatch(line -> line.matches(
                        "0 of [\\d,]+ requests failed; the model was replaced [1-9]\\d* times under load\\."))
                .anyMatch(line -> line.matches("[\\d,]+ live rows, drift: none"));
        assertThat(code).isZero();
    }

    @Test
    void rejectsBadOptions() {
        assertThat(run("--port", "70000")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--port must be from 0 to 65535, but is 70000");
        assertThat(run("load", "--clients", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void namesAModelFileThatCannotBeLoaded() throws Exception {
        Path file = Files.writeString(directory.resolve("bad"), "no model");

        assertThat(run("--port", "0", "--model", file.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).startsWith("serving: " + file + ": ");
    }

    @Test
    void showsItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(run("load", "--help")).isZero();
        assertThat(out.toString()).contains("--port", "--model", "load", "--clients", "--seconds");
    }
}
