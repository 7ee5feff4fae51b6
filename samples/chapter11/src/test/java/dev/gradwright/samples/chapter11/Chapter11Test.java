package dev.gradwright.samples.chapter11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class Chapter11Test {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void listsTheExperiments() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString().lines())
                .contains("Regularization", "  dropout                          2 epochs  dropout before each layer")
                .allMatch(line -> line.length() <= 80)
                .filteredOn(line -> line.startsWith("  "))
                .hasSameSizeAs(Experiments.all());
    }

    @Test
    void showsNoComparisonForTheEmbeddedSample() {
        assertThat(run("task-b-from-scratch", "--epochs", "1", "--seeds", "3,4"))
                .isZero();
        assertThat(out.toString())
                .contains("task-b-from-scratch, seed 3:", "task-b-from-scratch, seed 4:")
                .contains("  mean ± standard deviation over the seeds 3, 4")
                .doesNotContain("published", "difference");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void explainsHowToGetComparableFigures() {
        assertThat(run("task-b-from-scratch")).isZero();
        assertThat(out.toString())
                .containsOnlyOnce("cannot be compared")
                .contains("8,000 training pictures instead of 55,000")
                .contains("apt-get install dataset-fashion-mnist", "--data /usr/share/datasets/fashion-mnist");
    }

    @Test
    void writesIntoTargetByDefault() {
        CommandLine commandLine = Chapter11.commandLine();

        commandLine.parseArgs();

        assertThat(commandLine.getCommandSpec().findOption("--results").<Path>getValue())
                .isEqualTo(Path.of(System.getProperty("sample.directory", "."), "target"));
    }

    @Test
    void showsTheLossByLearningRate() {
        assertThat(run("--find-rate")).isZero();
        assertThat(out.toString().lines()).hasSize(27).element(1).asString().startsWith(" 1.0e-05");
    }

    @Test
    void writesTheTableFromSavedResults() {
        assertThat(run("--table")).isZero();
        assertThat(directory.resolve("RESULTS.md")).content().startsWith("# Results");
    }

    @Test
    void rejectsAnInvalidResultFile() throws Exception {
        Path file = Files.createDirectory(directory.resolve("results")).resolve("dropout-seed-1.json");
        Files.writeString(file, "{");

        assertThat(run("--table")).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString())
                .startsWith("chapter11: " + file + ": is not a result: ")
                .hasLineCount(1);
    }

    @Test
    void showsItsOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--list", "--table", "--find-rate", "--seeds", "--data", "--epochs", "--results");
    }

    @Test
    void explainsHowToListTheExperiments() {
        assertThat(run("no-such")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("there is no experiment 'no-such'; --list shows all experiments");
    }

    @Test
    void rejectsANumberOfEpochsBelowOne() {
        assertThat(run("--epochs", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--epochs must be at least 1, but is 0");
    }

    @Test
    void rejectsASeedThatIsNotANumber() {
        assertThat(run("--seeds", "1,x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Invalid value for option '--seeds'");
    }

    @Test
    void namesTheMissingDataDirectory() {
        Path missing = directory.resolve("missing");

        assertThat(run("--data", missing.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().lines()).containsExactly("chapter11: " + missing + ": no such directory");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--results", directory.toString()));
        all.addAll(List.of(arguments));
        return Chapter11.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(new String[0]));
    }
}
