package dev.gradwright.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Saves the latest result of each suite and JDK as JSON, so that suites can be run one by one. */
public final class ResultStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    /** Uses this directory. */
    public ResultStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Replaces the saved result of a suite and JDK.
     *
     * @param order determines the position of the suite in the report
     */
    public void save(int order, SuiteResult result, int jdkFeature) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(order + "-" + result.suite() + "-jdk" + jdkFeature + ".json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All saved results, in the order of the suites. */
    public List<SuiteResult> all() {
        List<SuiteResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                results.add(JSON.readValue(file.toFile(), SuiteResult.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }
}
