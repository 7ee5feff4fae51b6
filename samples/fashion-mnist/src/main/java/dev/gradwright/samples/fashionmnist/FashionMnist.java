package dev.gradwright.samples.fashionmnist;

import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.samples.data.BadFileException;
import dev.gradwright.samples.data.FashionData;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line of the sample. */
@Command(
        name = "fashion-mnist",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Trains a classifier of ten kinds of clothes, saves it, and shows the predictions of the saved model for ten pictures.",
            "Without --data it uses the 10,000 pictures that are included.%n"
        })
public final class FashionMnist implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Directory with the four IDX files of Fashion-MNIST, gzipped or not: 60,000 training pictures "
                            + "(the first 5,000 for validation) and 10,000 test pictures.")
    private @Nullable Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            description = "The number of epochs, at least 1. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "The batch size, at least 1. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The random seed: the same seed gives the same network. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "gradwright-models/fashion-mnist.safetensors",
            description = "The file for the trained network. Default: ${DEFAULT-VALUE}.")
    private Path model;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "The file for a page about the training, which can be opened while it goes on. Default: report.html beside the model.")
    private @Nullable Path report;

    @Option(
            names = "--resume",
            description =
                    "Saves the training while it runs, in the folder FILE.checkpoints beside the model, and continues from the "
                            + "last checkpoint there: a program that was killed ends in the same network.")
    private boolean resumes;

    @Option(
            names = "--search",
            description =
                    "Searches a learning rate and a rate of dropout instead, and prints the annotations to write: 27 networks, "
                            + "of which the best are trained to the end. Saves no model.")
    private boolean searches;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with 0 on success, 1 for an invalid file, 2 for an invalid option. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new FashionMnist()).setExecutionExceptionHandler(FashionMnist::explain);
    }

    private static int explain(Exception problem, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (problem instanceof BadFileException
                || problem instanceof CheckpointException
                || problem instanceof DataFileException
                || problem instanceof ModelFileException) {
            commandLine.getErr().println(commandLine.getCommandName() + ": " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    @Override
    public Integer call() {
        requirePositive("--epochs", epochs);
        requirePositive("--batch", batchSize);
        if (!searches) {
            requireSavable(model, "--model");
            if (report != null) {
                requireSavable(report, "--report");
            }
        }
        if (searches && resumes) {
            throw new ParameterException(spec.commandLine(), "--search cannot be resumed; leave out --resume");
        }
        FashionData pictures = data == null ? FashionData.embedded() : FashionData.in(data);
        if (searches) {
            new RateSearch(pictures, epochs, batchSize, seed, spec.commandLine().getOut()).run();
            return CommandLine.ExitCode.OK;
        }
        new Experiment(
                        pictures,
                        epochs,
                        batchSize,
                        seed,
                        outputs(),
                        spec.commandLine().getOut())
                .run();
        return CommandLine.ExitCode.OK;
    }

    private Outputs outputs() {
        return new Outputs(
                model,
                report == null ? model.resolveSibling("report.html") : report,
                resumes ? model.resolveSibling(model.getFileName() + ".checkpoints") : null);
    }

    private void requirePositive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, but is " + value);
        }
    }

    /** Checks the path before the training rather than after it. */
    private static void requireSavable(Path file, String option) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw new BadFileException(file, "is a directory, but " + option + " takes a file");
        }
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new BadFileException(Path.of(e.getFile()), "is a file, so that nothing can be saved in it", e);
        } catch (IOException e) {
            throw new BadFileException(directory, "cannot be created: " + e, e);
        }
        if (!Files.isWritable(directory)) {
            throw new BadFileException(directory, "is not writable, so that nothing can be saved in it");
        }
    }
}
