package dev.gradwright.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of a project that Maven has built. It runs on the JDK of the build, in English and without options from the
 * environment, so that it prints the same everywhere.
 */
public final class Program {
    private static final int MAX_MINUTES = 5;

    private final Path project;
    private final List<String> options = new ArrayList<>();

    private Program(Path project) {
        this.project = project;
    }

    /** A program in the project in that directory. */
    public static Program of(File project) {
        return new Program(project.toPath());
    }

    /** Adds the vector module, as the README recommends. */
    public Program withVectorModule() {
        return with("--add-modules", "jdk.incubator.vector");
    }

    /** Adds options of the JVM. */
    public Program with(String... options) {
        this.options.addAll(List.of(options));
        return this;
    }

    /** Runs a main class from the class path. */
    public ProgramRun run(String mainClass, String... arguments) throws IOException, InterruptedException {
        return start(List.of("--class-path", path(), mainClass), arguments);
    }

    /** Runs a main class from the module path, for example {@code shop/shop.Train}. */
    public ProgramRun runModule(String moduleAndClass, String... arguments) throws IOException, InterruptedException {
        return start(List.of("--module-path", path(), "--module", moduleAndClass), arguments);
    }

    /** The classes of the project and the libraries that Maven lists. */
    private String path() throws IOException {
        Path target = project.resolve("target");
        return target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("classpath")).strip();
    }

    private ProgramRun start(List<String> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Duser.language=en");
        command.addAll(options);
        command.addAll(main);
        command.addAll(List.of(arguments));
        Path output = project.resolve("program-output.txt");
        Path errors = project.resolve("program-errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(
                    "The program did not end. It printed:\n" + Files.readString(output) + Files.readString(errors));
        }
        return new ProgramRun(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
