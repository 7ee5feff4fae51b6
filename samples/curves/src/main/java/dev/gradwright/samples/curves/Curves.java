package dev.gradwright.samples.curves;

import dev.gradwright.runtime.kernel.KernelTier;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of the pictures. */
@Command(
        name = "curves",
        mixinStandardHelpOptions = true,
        description = "Draws the pictures of the guide from what the library computes.%n")
public final class Curves implements Callable<Integer> {
    /** The tier that is available with any JVM flags. */
    private static final KernelTier TIER = KernelTier.PORTABLE;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${sys:sample.directory:-.}/target/images",
            description =
                    "Where to draw the pictures. Default: target/images of the sample. Those of the guide are in docs/guide/images.")
    private Path out;

    @Spec
    private CommandSpec spec;

    /** Runs the command and exits with 0 on success, 2 for an invalid option. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Curves());
    }

    /** All pictures of the guide. */
    static List<Picture> pictures() {
        return Stream.of(
                        new ActivationCurves(TIER.newKernels()).pictures(),
                        new ScheduleCurves().pictures(),
                        List.of(
                                new InitializerCurves(TIER.newKernels()).picture(),
                                new OptimizerPaths().picture(),
                                new LossCurves(TIER).picture()),
                        new LearningCurves(TIER).pictures())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Integer call() {
        PrintWriter log = spec.commandLine().getOut();
        log.println("Drawing the pictures of the guide. This takes some ten seconds.");
        for (Picture picture : pictures()) {
            log.println("  " + picture.draw(out).getFileName());
        }
        log.println("They are in " + out.normalize());
        return CommandLine.ExitCode.OK;
    }
}
