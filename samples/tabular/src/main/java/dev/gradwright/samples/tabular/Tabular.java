package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.file.ModelFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line of the sample. */
@Command(
        name = "tabular",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Trains a network for a table, compares it with simpler predictions, saves it, loads it again, and writes"
                    + " its predictions beside the rows of a file.%n"
        })
public final class Tabular implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "TABLE",
            description = {
                "churn: which customers of a telephone company leave.",
                "credit: which loans are not paid back.",
                "prices: what diamonds cost.",
                "results: all three with the seeds 1 to 5, as the tables of RESULTS.md.",
                "folds: all three on five folds of the training rows, by which the recipe was chosen."
            })
    private String table;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "" + Training.EPOCHS,
            description = "The number of epochs, at least 1. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The random seed: the same seed gives the same network. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--score",
            paramLabel = "FILE",
            description =
                    "A CSV file with rows to predict, with or without the target. Default: a copy of the test rows.")
    private @Nullable Path rows;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "gradwright-models",
            description = "The directory for the trained network and the scored file. Default: ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "The file for a page about the training, which can be opened while it goes on. Default: TABLE.html in --out.")
    private @Nullable Path report;

    @Option(
            names = "--resume",
            description =
                    "Saves the training after each epoch, in the folder TABLE.checkpoints in --out, and continues from the last "
                            + "checkpoint there: a program that was killed ends in the same network.")
    private boolean resumes;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with 0 on success, 1 for an invalid file, 2 for an invalid option. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tabular()).setExecutionExceptionHandler(Tabular::explain);
    }

    private static int explain(Exception problem, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (problem instanceof CheckpointException
                || problem instanceof DataFileException
                || problem instanceof ModelFileException
                || problem instanceof UncheckedIOException) {
            commandLine.getErr().println(commandLine.getCommandName() + ": " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    @Override
    public Integer call() {
        if (epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be at least 1, but is " + epochs);
        }
        if (resumes && (table.equals("results") || table.equals("folds"))) {
            throw new ParameterException(spec.commandLine(), table + " cannot be resumed; leave out --resume");
        }
        switch (table) {
            case "churn" -> run(new ChurnTask());
            case "credit" -> run(new CreditTask());
            case "prices" -> run(new PriceTask());
            case "results" ->
                spec.commandLine().getOut().print(Results.ofTestRows().tables());
            case "folds" -> spec.commandLine().getOut().print(Results.ofFolds().tables());
            default ->
                throw new ParameterException(
                        spec.commandLine(), "TABLE must be churn, credit, prices, results or folds, but is " + table);
        }
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private void run(Task<?, ?, ?> task) {
        createDirectory();
        new Experiment<>(
                        task,
                        new Training(epochs, Training.BATCH_SIZE, seed),
                        resumes ? directory.resolve(table + ".checkpoints") : null,
                        spec.commandLine().getOut())
                .run(
                        directory.resolve(table + ".safetensors"),
                        report == null ? directory.resolve(table + ".html") : report,
                        rows == null ? task.table().copyTest(directory) : rows,
                        directory.resolve(table + ".csv"));
    }

    /** Before the training rather than after it. */
    private void createDirectory() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot be created: " + e, e);
        }
    }
}
