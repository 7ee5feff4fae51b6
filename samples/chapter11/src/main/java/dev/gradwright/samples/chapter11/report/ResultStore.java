package dev.gradwright.samples.chapter11.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gradwright.samples.data.BadFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Saves the latest result of each experiment and seed in its own file, {@code NAME-seed-N.json}. */
public final class ResultStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Path directory;

    /** Uses this directory, which is created when the first result is saved. */
    public ResultStore(Path directory) {
        this.directory = directory;
    }

    /** Saves a result, replacing an earlier one of the same experiment and seed. */
    public void save(Result result) {
        Path file = directory.resolve(result.experiment() + "-seed-" + result.seed() + ".json");
        try {
            Files.createDirectories(directory);
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
        } catch (IOException e) {
            throw new BadFileException(file, "cannot be written: " + e, e);
        }
    }

    /**
     * All saved results, by experiment and seed.
     *
     * @throws BadFileException if a file is not a result
     */
    public List<Result> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                results.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        results.sort(Comparator.comparing(Result::experiment).thenComparing(Result::seed));
        return results;
    }

    private static Result read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Result.class);
        } catch (JacksonException e) {
            throw new BadFileException(file, "is not a result: " + e.getOriginalMessage(), e);
        }
    }
}
