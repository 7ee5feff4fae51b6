package dev.gradwright.samples.chapter11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.samples.chapter11.experiment.Experiment;
import dev.gradwright.samples.chapter11.experiment.Pictures;
import dev.gradwright.samples.data.FashionData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final int WHOLE = Integer.MAX_VALUE;
    private static final Experiment FEW_LABELS =
            Experiments.find("few-labels-from-scratch").orElseThrow();
    private static final Experiment TASK_B =
            Experiments.find("task-b-from-scratch").orElseThrow();

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void comparesFullRunsOnTheFullSet() {
        run(TASK_B, WHOLE);

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("  val\\. loss +0\\.1431  0\\.\\d{4} +[+-]\\d\\.\\d{4}"));
    }

    @Test
    void savesThem() {
        run(TASK_B, WHOLE);

        assertThat(directory.resolve("results").resolve("task-b-from-scratch-seed-1.json"))
                .exists();
        assertThat(out.toString()).endsWith("All saved results: " + directory.resolve("RESULTS.md") + "\n");
    }

    @Test
    void doesNotCompareShortenedRuns() {
        run(TASK_B, 2);

        assertThat(out.toString())
                .contains("Runs shortened by --epochs cannot be compared with the book, and are not saved.")
                .doesNotContain("published");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void doesNotCompareWithoutAPublishedResult() {
        run(FEW_LABELS, WHOLE);

        assertThat(out.toString()).contains("val. loss").doesNotContain("published");
    }

    private void run(Experiment experiment, int maxEpochs) {
        Session session = new Session(
                new Pictures(FashionData.embedded()),
                true,
                maxEpochs,
                new ResultFiles(directory),
                new TrainingListener() {},
                new PrintWriter(out, true));
        session.run(List.of(experiment), new long[] {1});
    }
}
