package dev.gradwright.samples.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TabularTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void findsCustomersThatLeave() throws IOException {
        assertThat(run("churn", "--epochs", "4", "--out", directory.toString())).isZero();

        assertThat(console.toString(StandardCharsets.UTF_8)).contains("Epoch 4/4");
        assertThat(out.toString().lines())
                .contains("Read 5,635 rows to train with and 1,408 to test with.")
                .anyMatch(line -> line.matches("network +0\\.8[34]\\d\\d +0\\.[78]\\d{3} +0\\.4\\d{3}"))
                .anyMatch(line -> line.startsWith("share of YES"))
                .anyMatch(line -> line.matches("actual .* predicted +NO +YES"))
                .contains("Saved " + directory.resolve("churn.safetensors"))
                .contains("The report about the training is " + directory.resolve("churn.html"));
        assertThat(directory.resolve("churn.html")).content().contains("ChurnModel");
        assertThat(out.toString())
                .contains("Calibration of the probability of YES", "Permutation importance, increase of the loss");
        List<String> scored = Files.readAllLines(directory.resolve("churn.csv"));
        assertThat(scored).hasSize(1409);
        assertThat(scored.get(0)).startsWith("churn,female,").endsWith(",prediction,probability");
    }

    @Test
    void findsLoansThatAreNotPaidBack() {
        assertThat(run("credit", "--epochs", "4", "--out", directory.toString()))
                .isZero();
        assertThat(out.toString().lines()).anyMatch(line -> line.matches("network +0\\.[78]\\d{3} .*"));
        assertThat(directory.resolve("credit.csv")).isNotEmptyFile();
    }

    @Test
    void predictsPricesOfAnotherFile() throws IOException {
        Path diamonds = directory.resolve("mine.csv");
        Files.writeString(
                diamonds, "id,carat,cut,color,clarity,depth,table,x,y,z\n7,0.71,Ideal,E,VS1,62.4,54,5.72,5.76,3.58\n");

        assertThat(run("prices", "--epochs", "2", "--score", diamonds.toString(), "--out", directory.toString()))
                .isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("network +0\\.[12]\\d{3} +0\\.9\\d{3}"))
                .anyMatch(line -> line.startsWith("Half of the prices are off by less than "));
        assertThat(Files.readAllLines(directory.resolve("prices.csv")))
                .hasSize(2)
                .element(1)
                .asString()
                .matches("7,0\\.71,Ideal,.*,[23]\\d{3}\\.\\d+");
    }

    @Test
    void aTrainingThatBrokeOffIsResumedAndEndsInTheSameModel() throws IOException {
        Path whole = Files.createDirectory(directory.resolve("whole"));
        Path resumed = Files.createDirectory(directory.resolve("resumed"));
        assertThat(run("churn", "--epochs", "4", "--out", whole.toString())).isZero();

        assertThat(run(
                        new BrokenConsole("Epoch 3/4"),
                        "churn",
                        "--epochs",
                        "4",
                        "--out",
                        resumed.toString(),
                        "--resume"))
                .isNotZero();
        assertThat(resumed.resolve("churn.safetensors")).doesNotExist();
        assertThat(run("churn", "--epochs", "4", "--out", resumed.toString(), "--resume"))
                .isZero();

        assertThat(resumed.resolve("churn.safetensors")).hasSameBinaryContentAs(whole.resolve("churn.safetensors"));
        assertThat(resumed.resolve("churn.csv")).hasSameBinaryContentAs(whole.resolve("churn.csv"));
        assertThat(whole).isDirectoryNotContaining("glob:**.checkpoints");
    }

    @Test
    void aTrainingThatHasEndedIsNotRepeatedButEvaluatedAndSaved() throws IOException {
        assertThat(run("churn", "--epochs", "2", "--out", directory.toString(), "--resume"))
                .isZero();
        Path model = directory.resolve("churn.safetensors");
        byte[] saved = Files.readAllBytes(model);
        Files.delete(model);
        out.getBuffer().setLength(0);

        assertThat(run(new BrokenConsole("Epoch"), "churn", "--epochs", "2", "--out", directory.toString(), "--resume"))
                .isZero();

        assertThat(model).hasBinaryContent(saved);
        assertThat(out.toString()).contains("Permutation importance", "Saved " + model, "Wrote ");
    }

    @Test
    void aTrainingWithOtherSettingsIsNotResumed() {
        assertThat(run("churn", "--epochs", "2", "--out", directory.toString(), "--resume"))
                .isZero();

        assertThat(run("churn", "--epochs", "3", "--out", directory.toString(), "--resume"))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString())
                .startsWith("tabular: ")
                .contains(directory.resolve("churn.checkpoints").toString(), "epochs")
                .hasLineCount(1);
    }

    @Test
    void resultsCannotBeResumed() {
        assertThat(run("results", "--resume")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("results cannot be resumed; leave out --resume");
    }

    @Test
    void namesTheBadCellOfAFile() throws IOException {
        Path diamonds = directory.resolve("mine.csv");
        Files.writeString(
                diamonds, "carat,cut,color,clarity,depth,table,x,y,z\n0.71,Superb,E,VS1,62.4,54,5.7,5.8,3.6\n");

        assertThat(run("prices", "--epochs", "1", "--score", diamonds.toString(), "--out", directory.toString()))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains(diamonds.toString(), "line 2", "column \"cut\"", "Superb");
    }

    @Test
    void rejectsAnUnknownTable() {
        assertThat(run("titanic")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("TABLE must be churn, credit, prices, results or folds, but is titanic");
    }

    @Test
    void rejectsANumberOfEpochsBelowOne() {
        assertThat(run("churn", "--epochs", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--epochs must be at least 1, but is 0");
    }

    @Test
    void showsItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("TABLE", "--epochs", "--seed", "--score", "--out", "--report", "--resume");
    }

    /** The progress bar prints to standard output. */
    private int run(String... arguments) {
        return run(new PrintStream(console, true, StandardCharsets.UTF_8), arguments);
    }

    private int run(PrintStream printed, String... arguments) {
        PrintStream standardOutput = System.out;
        System.setOut(printed);
        try {
            return Tabular.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
        } finally {
            System.setOut(standardOutput);
        }
    }
}
