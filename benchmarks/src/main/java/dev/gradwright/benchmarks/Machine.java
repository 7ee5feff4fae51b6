package dev.gradwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A description of the machine, from the operating system. */
final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** The CPU model, the number of cores and the current clock rate. */
    static String description() {
        String cores = Runtime.getRuntime().availableProcessors() + " cores";
        List<String> lines = lines();
        String model = value(lines, "model name").orElse(System.getProperty("os.arch"));
        return model + ", " + cores
                + value(lines, "cpu MHz").map(mhz -> ", " + mhz + " MHz").orElse("") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(CPU_INFO);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst();
    }
}
