package dev.gradwright.samples.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FashionMnistTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void trainsSavesAndShowsTenPredictions() {
        Path model = directory.resolve("models").resolve("fashion.safetensors");

        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream standardOutput = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = run("--epochs", "2", "--batch", "100", "--seed", "7", "--model", model.toString());
        } finally {
            System.setOut(standardOutput);
        }

        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("Test accuracy: 0\\.[678]\\d{3}"))
                .contains("on 1,000 pictures of the embedded sample: not comparable with the full set")
                .contains("Saved " + model)
                .contains("The report about the training is " + model.resolveSibling("report.html"));
        assertThat(out.toString()).contains("true \\ taken").contains("got ");
        assertThat(model).isNotEmptyFile();
        assertThat(model.resolveSibling("report.html")).content().contains("\"Ankle boot\"", "val_accuracy");
        assertThat(console.toString(StandardCharsets.UTF_8))
                .contains("Epoch 2/2")
                .doesNotContain("warning: ");
    }

    @Test
    void searchesRates() {
        assertThat(run("--search", "--epochs", "1", "--batch", "400")).isZero();
        assertThat(out.toString().lines())
                .contains("Searching with 8,000 pictures, validating with 1,000.")
                .anyMatch(line -> line.matches("@Schedule.OneCycle\\(maxLearningRate = [^,]*, form = TRIANGULAR\\)"))
                .anyMatch(line -> line.matches("@Dropout\\(.*\\) Layer dropout\\(\\);"));
    }

    @Test
    void showsItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--data",
                        "--epochs",
                        "--batch",
                        "--seed",
                        "--model",
                        "--report",
                        "--search",
                        "--help",
                        "--version");
    }

    @Test
    void rejectsANumberOfEpochsBelowOne() {
        assertThat(run("--epochs", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--epochs must be at least 1, but is 0");
    }

    @Test
    void namesTheMissingDataDirectory() {
        Path missing = directory.resolve("missing");

        assertThat(run("--data", missing.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines()).containsExactly("fashion-mnist: " + missing + ": no such directory");
    }

    @Test
    void rejectsAnUnusableModelPathBeforeTraining() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(run("--model", file.resolve("fashion.safetensors").toString()))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).startsWith("fashion-mnist: " + file).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void rejectsAnUnusableReportPathBeforeTraining() {
        assertThat(run(
                        "--model",
                        directory.resolve("fashion.safetensors").toString(),
                        "--report",
                        directory.toString()))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines())
                .containsExactly("fashion-mnist: " + directory + ": is a directory, but --report takes a file");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return FashionMnist.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
