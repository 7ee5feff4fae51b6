package dev.gradwright.samples.chapter11;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.chapter11.report.Published;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "chapter11",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Runs the experiments of chapter 11 of \"Hands-On Machine Learning\", and compares with what was published.",
            "Whole runs on the full data set are kept in results/, one file for each experiment and seed, and RESULTS.md "
                    + "is written from all that are kept. Shortened runs, and those without --data, are only shown.%n"
        })
public final class Chapter11 implements Callable<Integer> {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Experiments to run; all of them if there is none.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Lists the experiments, and runs none.")
    private boolean list;

    @Option(names = "--table", description = "Writes RESULTS.md anew from what is kept, and runs none.")
    private boolean table;

    @Option(
            names = "--find-rate",
            description =
                    "Looks for the learning rate of one-cycle as the section does, with the first seed, and runs none.")
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
                    "Directory with the four IDX files of Fashion-MNIST, gzipped or not. Without it the 10,000 pictures that "
                            + "come with the samples are used.")
    private @Nullable Path data;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "" + UNLIMITED,
            description = "The most epochs that a training may have, at least 1: to see quickly that it runs.")
    private int mostEpochs;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "${sys:sample.directory:-.}",
            description = "Where results/ and RESULTS.md are. Default: the directory of the sample.")
    private Path directory;

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends the JVM: with 0 if all went well, 1 if a file was not right, 2 if an option was not. */
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
            Experiments.all().forEach(experiment -> out.println(line(experiment)));
        } else if (table) {
            out.println("Wrote " + files.writePage());
        } else if (findRate) {
            findRate(out);
        } else {
            run(new Session(mostEpochs, files, out));
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(Session session) {
        List<Experiment> chosen = names.isEmpty()
                ? Experiments.all()
                : names.stream().distinct().map(this::find).toList();
        if (mostEpochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be at least 1, but is " + mostEpochs);
        }
        FashionData pictures = pictures();
        session.run(chosen, Arrays.stream(seeds).distinct().toArray(), new Pictures(pictures), !pictures.isEmbedded());
    }

    private void findRate(PrintWriter out) {
        LearningRateCurve curve = RateSearch.run(new Pictures(pictures()), seeds[0]);
        out.println("    rate     loss");
        out.print(RateChart.of(curve.rates(), curve.smoothedLosses()));
        out.println(String.format(
                Locale.ROOT,
                "A rate that stays should be a tenth of where the loss is lowest: %.4f. The book lets 1cycle rise to 0.05.",
                curve.suggestion()));
    }

    private FashionData pictures() {
        return data == null ? FashionData.embedded() : FashionData.in(data);
    }

    private Experiment find(String name) {
        return Experiments.find(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no experiment '" + name + "', only "
                                + Experiments.all().stream()
                                        .map(Experiment::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static String line(Experiment experiment) {
        return String.format(
                        Locale.ROOT,
                        "%-32s %2d %-6s  %s",
                        experiment.name(),
                        experiment.epochs(),
                        experiment.epochs() == 1 ? "epoch" : "epochs",
                        Published.of(experiment.name())
                                .map(Published::optimizer)
                                .orElse(""))
                .stripTrailing();
    }
}
