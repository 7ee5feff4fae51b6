package dev.gradwright.samples.serving;

import dev.gradwright.runtime.file.ModelFileException;
import dev.gradwright.samples.tabular.TrainedChurn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
        name = "serving",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Predicts over HTTP which customers leave: POST /churn, GET /health, /metrics and /drift. A model file that is"
                    + " replaced is used at once. Ctrl-C answers the open requests first.%n"
        })
public final class Serving implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            defaultValue = "gradwright-models/churn.safetensors",
            description =
                    "The model of ./samples/run churn. It is trained if there is none. Default: ${DEFAULT-VALUE}.")
    private Path model;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with 0 on success, 1 for an invalid file, 2 for an invalid option. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Serving()).setExecutionExceptionHandler(Serving::explain);
    }

    private static int explain(Exception problem, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (problem instanceof ModelFileException
                || problem instanceof IOException
                || problem instanceof IllegalStateException) {
            commandLine.getErr().println(commandLine.getCommandName() + ": " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    /** Serves until the JVM is told to end. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port must be from 0 to 65535, but is " + port);
        }
        PrintWriter out = spec.commandLine().getOut();
        trainUnlessThere(model, out);
        ChurnServer server = ChurnServer.start(port, model, out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "graceful-stop"));
        out.println("http://localhost:" + server.port() + "/churn");
        out.flush();
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    /** Measures the server and the prediction path. */
    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Sends requests to a server in the same JVM, replaces its model meanwhile, and prints latencies.%n")
    int load(
            @Option(
                            names = "--clients",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Concurrent clients. Default: ${DEFAULT-VALUE}.")
                    int clients,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "The length of each measurement. Default: ${DEFAULT-VALUE}.")
                    int seconds,
            @Option(
                            names = "--model",
                            paramLabel = "FILE",
                            description = "As above.",
                            defaultValue = "gradwright-models/churn.safetensors")
                    @Nullable
                    Path file)
            throws IOException, InterruptedException {
        if (clients < 1 || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--clients and --seconds must be at least 1, but are " + clients + " and " + seconds);
        }
        PrintWriter out = spec.commandLine().getOut();
        Path trained = file == null ? model : file;
        trainUnlessThere(trained, out);
        return new LoadTest(clients, seconds, out).run(trained)
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static void trainUnlessThere(Path file, PrintWriter out) {
        if (Files.exists(file)) {
            return;
        }
        out.println("Training a model, because there is no " + file + ".");
        out.flush();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("the directory of " + file + " cannot be created: " + e, e);
        }
        TrainedChurn.save(file, 1);
    }
}
