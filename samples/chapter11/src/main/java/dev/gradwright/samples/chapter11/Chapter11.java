package dev.gradwright.samples.chapter11;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.runtime.train.ProgressBar;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.chapter11.report.RateChart;
import dev.gradwright.samples.chapter11.schedule.RateSearch;
import dev.gradwright.samples.data.BadFileException;
import dev.gradwright.samples.data.FashionData;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** The command line of the chapter. */
@Command(
        name = "chapter11",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Runs the experiments of chapter 11 of \"Hands-On Machine Learning\" and compares them with the output of the "
                    + "book's notebook.",
            "Full runs on the full data set are saved in results/, one file per experiment and seed, and RESULTS.md is "
                    + "written from all saved results. Shortened runs, and runs without --data, are only shown.%n"
        })
public final class Chapter11 implements Callable<Integer> {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The experiments to run. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "List the experiments and exit.")
    private boolean list;

    @Option(names = "--table", description = "Rewrite RESULTS.md from the saved results and exit.")
    private boolean table;

    @Option(
            names = "--find-rate",
            description = "Search for the learning rate of one-cycle with the first seed, and exit.")
    private boolean findRate;

    @Option(
            names = "--seeds",
            paramLabel = "N,N…",
            split = ",",
            defaultValue = "1",
            description = "The seeds to run each experiment with. Default: ${DEFAULT-VALUE}.")
    private long[] seeds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Directory with the four IDX files of Fashion-MNIST, gzipped or not. Default: the 10,000 pictures that "
                            + "are included.")
    private @Nullable Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "" + UNLIMITED,
            description = "The maximum number of epochs of a training, at least 1, for a quick test.")
    private int maxEpochs;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "${sys:sample.directory:-.}/target",
            description = "The directory of results/ and RESULTS.md. Default: target of the sample. "
                    + "The committed ones are in samples/chapter11.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with 0 on success, 1 for an invalid file, 2 for an invalid option. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Chapter11()).setExecutionExceptionHandler(Chapter11::explain);
    }

    private static int explain(Exception problem, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (problem instanceof BadFileException || problem instanceof DataFileException) {
            commandLine.getErr().println(commandLine.getCommandName() + ": " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ResultFiles files = new ResultFiles(directory);
        if (list) {
            list(out);
        } else if (table) {
            out.println("Wrote " + files.writePage());
        } else if (findRate) {
            findRate(out);
        } else {
            run(files, out);
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(ResultFiles files, PrintWriter out) {
        List<Experiment> chosen = names.isEmpty()
                ? Experiments.all()
                : names.stream().distinct().map(this::find).toList();
        if (maxEpochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be at least 1, but is " + maxEpochs);
        }
        FashionData pictures = pictures();
        new Session(new Pictures(pictures), !pictures.isEmbedded(), maxEpochs, files, ProgressBar.console(), out)
                .run(chosen, Arrays.stream(seeds).distinct().toArray());
    }

    private void findRate(PrintWriter out) {
        LearningRateCurve curve = RateSearch.run(new Pictures(pictures()), seeds[0]);
        out.println("    rate     loss");
        out.print(RateChart.of(curve.rates(), curve.smoothedLosses()));
        out.printf(
                Locale.ROOT,
                "A good constant rate is a tenth of the rate with the least loss: %.4f.%n"
                        + "The book lets 1cycle rise to 0.05.%n",
                curve.suggestion());
    }

    private FashionData pictures() {
        return data == null ? FashionData.embedded() : FashionData.in(data);
    }

    private Experiment find(String name) {
        return Experiments.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no experiment '" + name + "'; --list shows all experiments"));
    }

    private static void list(PrintWriter out) {
        for (Experiments.Section section : Experiments.sections()) {
            out.println(section.title());
            for (Experiment experiment : section.experiments()) {
                out.printf(
                        Locale.ROOT,
                        "  %-31s %2d epochs  %s%n",
                        experiment.name(),
                        experiment.epochs(),
                        experiment.description());
            }
        }
    }
}
