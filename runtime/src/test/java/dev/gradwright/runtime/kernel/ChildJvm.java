package dev.gradwright.runtime.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that a test starts, with the class path of the test. It runs in English and without options from the
 * environment, so that it prints the same everywhere.
 *
 * @param output what it printed
 * @param errors its lines on stderr, without the warning about the incubator module
 */
public record ChildJvm(String output, List<String> errors) {
    private static final int MAX_MINUTES = 5;

    /**
     * Runs a program to its end.
     *
     * @param directory for files with the output
     * @throws AssertionError if it does not end within minutes; the message is what it printed
     */
    public static ChildJvm run(Path directory, Class<?> main, List<String> options)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command(main, options))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(
                    "The JVM did not end. It printed:\n" + Files.readString(output) + Files.readString(errors));
        }
        return new ChildJvm(
                Files.readString(output),
                Files.readAllLines(errors).stream()
                        .filter(line -> !line.contains("Using incubator modules"))
                        .toList());
    }

    private static List<String> command(Class<?> main, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Duser.language=en");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }
}
