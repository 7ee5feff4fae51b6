package dev.gradwright.samples.chapter11.report;

import dev.gradwright.runtime.kernel.KernelTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The environment of a run.
 *
 * @param machine the CPU model, the number of cores and the operating system
 * @param jdk the version and vendor of the JDK
 * @param kernels the kernel tier
 * @param threads the number of threads for large operations
 */
public record Environment(String machine, String jdk, String kernels, int threads) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** The environment of this JVM. */
    public static Environment here() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Environment(
                cpu() + ", " + cores + (cores == 1 ? " core, " : " cores, ") + System.getProperty("os.name"),
                "JDK " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                KernelTier.active().name().toLowerCase(Locale.ROOT),
                Integer.getInteger("gradwright.threads", 1));
    }

    /** A one-line description. */
    String description() {
        return machine + "; " + jdk + "; " + kernels + " kernels, " + threads + (threads == 1 ? " thread" : " threads");
    }

    private static String cpu() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
