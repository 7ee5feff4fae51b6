package dev.gradwright.benchmarks;

import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Provenance;
import dev.gradwright.benchmarks.report.Report;
import dev.gradwright.benchmarks.report.ResultStore;
import dev.gradwright.benchmarks.report.SuiteResult;
import dev.gradwright.benchmarks.run.Effort;
import dev.gradwright.benchmarks.run.Settings;
import dev.gradwright.benchmarks.suite.Bench;
import dev.gradwright.benchmarks.suite.CompileSuite;
import dev.gradwright.benchmarks.suite.GrowthSuite;
import dev.gradwright.benchmarks.suite.KernelSuite;
import dev.gradwright.benchmarks.suite.MemorySuite;
import dev.gradwright.benchmarks.suite.PredictionSuite;
import dev.gradwright.benchmarks.suite.StartUpSuite;
import dev.gradwright.benchmarks.suite.Suite;
import dev.gradwright.benchmarks.suite.TablesSuite;
import dev.gradwright.benchmarks.suite.TrainingSuite;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares Gradwright with its peers, prints tables and writes a report.",
            "Without a suite it runs all of them: " + Benchmarks.NAMES + ".%n"
        })
public final class Benchmarks implements Callable<Integer> {
    static final String NAMES = "training, prediction, kernels, startup, compile, memory, growth, tables";

    private static final List<Suite> SUITES = List.of(
            new TrainingSuite(),
            new PredictionSuite(),
            new KernelSuite(),
            new StartUpSuite(),
            new CompileSuite(),
            new MemorySuite(),
            new GrowthSuite(),
            new TablesSuite());

    @Parameters(paramLabel = "SUITE", description = "The suites to run: " + NAMES + ".")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "A quick test with fewer cases; the figures are rough.")
    private boolean quick;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "The directory of RESULTS.md, results/ and charts/. Suites that do not run stay in the report. "
                            + "Default: benchmarks/target/full, with --quick benchmarks/target/quick.")
    private Path results;

    @Option(names = "--jdk", paramLabel = "HOME", description = "The JDK for building and measuring.")
    private Path jdk = Path.of(System.getProperty("java.home"));

    @Option(names = "--directory", hidden = true, required = true)
    private Path directory;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Suite> chosen = chosen();
        Settings settings = new Settings(directory, jdk, quick ? Effort.QUICK : Effort.FULL, output());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Bench bench = new Bench(settings, new PrintStream(System.err, true, StandardCharsets.UTF_8));
        ResultStore store = new ResultStore(settings.results());
        for (Suite suite : chosen) {
            Provenance provenance = provenance(suite);
            List<Comparison> comparisons = suite.run(bench);
            SuiteResult result = new SuiteResult(suite.name(), provenance, comparisons, suite.draw(bench, comparisons));
            store.save(SUITES.indexOf(suite), result, Runtime.version().feature());
            Report.write(store.all(), settings.report());
            out.println(Report.section(result));
        }
        out.println("The report is " + settings.report());
        return CommandLine.ExitCode.OK;
    }

    /** Tracked files change only if {@code --results} names their directory. */
    private Path output() {
        if (results == null) {
            return directory.resolve("target").resolve(quick ? "quick" : "full");
        }
        if (quick) {
            throw new ParameterException(
                    spec.commandLine(), "--quick measures too roughly for figures to keep: leave out --results");
        }
        return results.toAbsolutePath().normalize();
    }

    private List<Suite> chosen() {
        Set<String> unknown = new LinkedHashSet<>(names);
        SUITES.forEach(suite -> unknown.remove(suite.name()));
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no suite is named " + String.join(", ", unknown) + "; there are " + NAMES);
        }
        return SUITES.stream()
                .filter(suite -> names.isEmpty() || names.contains(suite.name()))
                .toList();
    }

    private Provenance provenance(Suite suite) {
        return new Provenance(
                "benchmarks/run " + suite.name() + (quick ? " --quick" : ""),
                ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")),
                Machine.description(),
                "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                quick ? "brief: figures are rough" : "full",
                Versions.peers());
    }
}
