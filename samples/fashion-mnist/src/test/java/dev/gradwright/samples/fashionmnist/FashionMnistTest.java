package dev.gradwright.samples.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        int code = run(
                new PrintStream(console, true, StandardCharsets.UTF_8),
                "--epochs",
                "2",
                "--batch",
                "100",
                "--seed",
                "7",
                "--model",
                model.toString());

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

    /** The checkpoint before the end is in the middle of the second epoch. */
    @Test
    void aTrainingThatBrokeOffIsResumedAndEndsInTheSameModel() throws IOException {
        Path whole = directory.resolve("whole.safetensors");
        Path model = directory.resolve("resumed.safetensors");
        assertThat(train(quiet(), whole)).isZero();

        assertThat(train(new BrokenConsole("Epoch 2/3"), model, "--resume")).isNotZero();
        assertThat(model).doesNotExist();
        assertThat(train(quiet(), model, "--resume")).isZero();

        assertThat(model).hasSameBinaryContentAs(whole);
    }

    @Test
    void aTrainingThatHasEndedIsNotRepeatedButEvaluatedAndSaved() throws IOException {
        Path model = directory.resolve("fashion.safetensors");
        assertThat(train(quiet(), model, "--resume")).isZero();
        byte[] saved = Files.readAllBytes(model);
        Files.delete(model);
        out.getBuffer().setLength(0);

        assertThat(train(new BrokenConsole("Epoch"), model, "--resume")).isZero();

        assertThat(model).hasBinaryContent(saved);
        assertThat(out.toString()).contains("Test accuracy: ", "Saved " + model, "got ");
    }

    @Test
    void aTrainingWithOtherSettingsIsNotResumed() {
        Path model = directory.resolve("fashion.safetensors");
        assertThat(train(quiet(), model, "--resume")).isZero();

        assertThat(train(quiet(), model, "--resume", "--seed", "8")).isEqualTo(CommandLine.ExitCode.SOFTWARE);

        assertThat(err.toString())
                .startsWith("fashion-mnist: ")
                .contains(model + ".checkpoints", "seed")
                .hasLineCount(1);
    }

    /** A run without --resume can be repeated. */
    @Test
    void noCheckpointsAreLeftUnlessTheyAreAskedFor() {
        Path model = directory.resolve("fashion.safetensors");

        assertThat(train(quiet(), model)).isZero();
        assertThat(train(quiet(), model)).isZero();

        assertThat(directory).isDirectoryNotContaining("glob:**.checkpoints");
    }

    @Test
    void aSearchCannotBeResumed() {
        assertThat(run("--search", "--resume")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--search cannot be resumed; leave out --resume");
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
                        "--resume",
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

    private static PrintStream quiet() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }

    private int train(PrintStream console, Path model, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--epochs", "3", "--batch", "64", "--model", model.toString()));
        arguments.addAll(List.of(more));
        return run(console, arguments.toArray(String[]::new));
    }

    /** The progress bar prints to standard output. */
    private int run(PrintStream console, String... arguments) {
        PrintStream standardOutput = System.out;
        System.setOut(console);
        try {
            return run(arguments);
        } finally {
            System.setOut(standardOutput);
        }
    }

    private int run(String... arguments) {
        return FashionMnist.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
