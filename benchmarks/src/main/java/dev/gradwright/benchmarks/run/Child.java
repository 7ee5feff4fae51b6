package dev.gradwright.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs processes and returns their output. */
public final class Child {
    /** Gradwright's annotation processor. */
    public static final String PROCESSOR = "dev.gradwright.processor.GradwrightProcessor";

    /** Restricts SLF4J to errors. */
    static final String QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=error";

    private final Settings settings;

    /** Runs with the JDK of these settings. */
    public Child(Settings settings) {
        this.settings = settings;
    }

    /** The command that runs a class of the benchmarks in a JVM with all contenders on its class path. */
    public List<String> java(List<String> flags, Class<?> main, String... arguments) {
        return java(flags, main.getName(), arguments);
    }

    /** The same with only the given jars on the class path. */
    public List<String> java(List<Path> jars, List<String> flags, Class<?> main, String... arguments) {
        List<String> command = java(flags, main, arguments);
        String classPath = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        command.set(command.indexOf("-cp") + 1, classPath);
        return command;
    }

    /** The command that runs javac with all contenders on its class path. */
    public List<String> javac(Path classes, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(settings.jdk().resolve("bin").resolve("javac").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        command.addAll(arguments);
        return command;
    }

    /** The run times of the command in microseconds, for a number of runs. */
    public Measured micros(String name, List<String> command, int times) throws Failure {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            output(name, command);
            micros.add((System.nanoTime() - start) / 1000.0);
        }
        return Measured.of(micros);
    }

    /** The same by class name, for classes that cannot be loaded in this JVM. */
    public List<String> java(List<String> flags, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(settings.java().toString());
        command.add(QUIET);
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs the command and returns its standard output.
     *
     * @param name the name of the log for its standard error
     * @throws Failure if the exit code is not 0
     */
    public String output(String name, List<String> command) throws Failure {
        Path log = settings.logs().resolve(name + ".txt");
        try {
            Files.createDirectories(settings.logs());
            Process process = new ProcessBuilder(command)
                    .directory(settings.directory().toFile())
                    .redirectError(log.toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Failure("failed, see " + settings.directory().relativize(log));
            }
            return output;
        } catch (IOException e) {
            throw new Failure("could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
