package dev.gradwright.conformance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program trains on a file that is four times as large as its heap. Killed in the middle and started again, it ends in
 * the same bytes as one that was never killed.
 *
 * <p>The heap in megabytes is {@code -Dstream.heap}.
 */
@Timeout(600)
class StreamKillTest {
    private static final int HEAP_MEGABYTES = Integer.getInteger("stream.heap", 16);
    private static final long FILE_BYTES = (4L * HEAP_MEGABYTES) << 20;

    @TempDir
    private static Path directory;

    private static Path file;
    /** Steps of an epoch. */
    private static int steps;

    @BeforeAll
    static void writeFile() throws IOException {
        file = directory.resolve("trips.csv");
        steps = (Trips.write(file, FILE_BYTES) - 1) / 256 + 1;
    }

    @Test
    void aKilledProgramEndsInTheSameBytes() throws Exception {
        Path whole = directory.resolve("whole");
        Path killed = directory.resolve("killed");
        List<String> output = run(whole, Integer.MAX_VALUE);
        assertThat(output).last().isEqualTo(StreamProgram.COMPLETED);
        assertThat(Long.parseLong(output.get(0).substring(StreamProgram.HEAP.length())))
                .isLessThanOrEqualTo(Files.size(file) / 4);

        assertThat(run(killed, steps / 2)).doesNotContain(StreamProgram.COMPLETED);
        List<String> second = run(killed, steps + steps / 3);
        assertThat(second).doesNotContain(StreamProgram.COMPLETED);
        assertThat(resumedStep(second)).isBetween(1, steps - 1);
        List<String> third = run(killed, Integer.MAX_VALUE);
        assertThat(third).last().isEqualTo(StreamProgram.COMPLETED);
        assertThat(resumedStep(third)).isBetween(steps + 1, 2 * steps - 1);

        for (String name : List.of("model.safetensors", "log.csv")) {
            assertThat(killed.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
    }

    private static int resumedStep(List<String> output) {
        String line = output.get(1);
        assertThat(line).startsWith(StreamProgram.RESUMED);
        return Integer.parseInt(line.substring(StreamProgram.RESUMED.length()));
    }

    /**
     * Runs the program, and kills it with SIGKILL after a step.
     *
     * @return what it printed
     */
    private static List<String> run(Path folder, int lastStep) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamProgram.class.getName(),
                        file.toString(),
                        folder.toString())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith(StreamProgram.STEP)
                        && Integer.parseInt(line.substring(StreamProgram.STEP.length())) >= lastStep) {
                    process.toHandle().destroyForcibly();
                }
            }
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        assertThat(errors).hasContent("");
        return lines;
    }
}
