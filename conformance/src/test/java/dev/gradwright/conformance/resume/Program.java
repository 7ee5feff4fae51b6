package dev.gradwright.conformance.resume;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link TrainingProgram} in a JVM of its own. */
final class Program implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Path errors;
    private final List<String> lines = new ArrayList<>();

    private Program(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /**
     * Starts the program.
     *
     * @param jdk its home directory
     * @param classes of the networks
     */
    static Program start(Path jdk, Path classes, TrainingProgram.Options options) {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp"));
        command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
        command.add(TrainingProgram.class.getName());
        command.addAll(options.arguments());
        try {
            Path errors = Files.createTempFile(Files.createDirectories(options.directory()), "errors", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            return new Program(builder.start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed a line that starts like this; false if it has ended without. */
    boolean awaitLine(String start) {
        String line = nextLine();
        while (line != null && !line.startsWith(start)) {
            line = nextLine();
        }
        return line != null;
    }

    private String nextLine() {
        try {
            String line = output.readLine();
            if (line != null) {
                lines.add(line);
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ends within a time. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills it with SIGKILL, which no program can handle. What it has printed can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Sends a signal, such as {@code TERM}. */
    void signal(String name) throws InterruptedException, IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end; returns its exit value. */
    int await() throws InterruptedException {
        int value = process.waitFor();
        while (nextLine() != null) {
            // All output is read.
        }
        return value;
    }

    /** The lines that were read, all of them after {@link #await}. */
    List<String> lines() {
        return lines;
    }

    /** What it printed on stderr. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
