package dev.gradwright.samples.chapter11.report;

import static dev.gradwright.samples.chapter11.report.ResultTableTest.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
    @TempDir
    private Path directory;

    @Test
    void savesOneResultPerSeed() {
        ResultStore store = new ResultStore(directory.resolve("results"));

        store.save(result("one-cycle", 2, 0.5f));
        store.save(result("one-cycle", 1, 0.89f));
        store.save(result("one-cycle", 2, 0.88f));

        assertThat(store.all()).containsExactly(result("one-cycle", 1, 0.89f), result("one-cycle", 2, 0.88f));
    }

    @Test
    void isInitiallyEmpty() {
        assertThat(new ResultStore(directory.resolve("results")).all()).isEmpty();
    }
}
