package dev.gradwright.samples.chapter11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.samples.chapter11.experiment.Experiment;
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
                .hasSameSizeAs(Experiments.all())
                .contains("dropout                           2 epochs  nadam");
    }

    @Test
    void comparesWhatItRanWithWhatWasPublished() {
        assertThat(run("task-b-from-scratch", "--epochs", "1", "--seeds", "3,4"))
                .isZero();
        assertThat(out.toString().lines())
                .contains("task-b-from-scratch, seed 3:", "task-b-from-scratch, seed 4:")
                .anyMatch(line -> line.matches("\\| task-b-from-scratch \\| published \\| .* 0\\.1431 .*"))
                .anyMatch(line -> line.matches("\\| +\\| here +\\| .* \\| 3, 4 .*"));
    }

    @Test
    void keepsNothingThatCannotBeCompared() {
        assertThat(run("task-b-from-scratch")).isZero();
        assertThat(out.toString())
                .contains(
                        "Not kept: the figures of the embedded sample are not to be compared with those of the full set.");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void showsTheLossByLearningRate() {
        assertThat(run("--find-rate")).isZero();
        assertThat(out.toString().lines()).hasSize(26).element(1).asString().startsWith(" 1.0e-05");
    }

    @Test
    void writesTheTableFromWhatIsKept() {
        assertThat(run("--table")).isZero();
        assertThat(directory.resolve("RESULTS.md")).content().startsWith("# Results");
    }

    @Test
    void saysWhatIsNotAResult() throws Exception {
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
    void listsWhatThereIsInThePlaceOfAnUnknownExperiment() {
        assertThat(run("no-such")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString())
                .startsWith("there is no experiment 'no-such', only leaky-relu, ")
                .contains(Experiments.all().stream().map(Experiment::name).toList());
    }

    @Test
    void refusesANumberOfEpochsBelowOne() {
        assertThat(run("--epochs", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("--epochs must be at least 1, but is 0");
    }

    @Test
    void refusesASeedThatIsNoNumber() {
        assertThat(run("--seeds", "1,x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Invalid value for option '--seeds'");
    }

    @Test
    void saysWhichDataDirectoryIsNotThere() {
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
