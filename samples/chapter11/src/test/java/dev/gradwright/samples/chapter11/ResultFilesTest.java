package dev.gradwright.samples.chapter11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    @TempDir
    private Path directory;

    @Test
    void writesTheCommittedPage() throws IOException {
        copy(Path.of("results"), Files.createDirectory(directory.resolve("results")));

        new ResultFiles(directory).writePage();

        assertThat(directory.resolve("RESULTS.md")).hasSameTextualContentAs(Path.of("RESULTS.md"));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(from)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
