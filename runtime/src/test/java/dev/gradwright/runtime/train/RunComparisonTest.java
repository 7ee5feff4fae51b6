package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
    private static final Dataset DATA = Dataset.of(new float[][] {{1}, {2}, {-3}}, new float[][] {{0}, {0}, {1}});

    @TempDir
    Path directory;

    private Path run(String name, int epochs, int batchSize) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(epochs)
                .batchSize(batchSize)
                .validation(DATA)
                .listener(RunRecord.to(folder.resolve("run.json")))
                .fit(DATA);
        return folder;
    }

    @Test
    void thePageHasTheCurvesOfAllRuns() throws IOException {
        Path page = directory.resolve("comparison.html");

        RunComparison.of(run("short", 2, 1), run("long", 5, 1)).to(page);

        JSONObject data = TrainingReportTest.drawn(page);
        JSONObject second = data.getJSONArray("runs").getJSONObject(1);
        assertThat(second.getString("name")).isEqualTo("long");
        assertThat(second.getString("state")).isEqualTo("completed");
        assertThat(second.getJSONArray("values").getJSONArray(0).length()).isEqualTo(5);
        assertThat(second.getJSONObject("best").getInt("val_loss")).isEqualTo(5);
        assertThat(data.getJSONObject("isHigherBetter").toMap())
                .containsEntry("val_loss", false)
                .containsEntry("val_accuracy", true)
                .doesNotContainKey("learning_rate");
    }

    @Test
    void whatDiffersIsApartFromWhatIsTheSame() throws IOException {
        Path page = directory.resolve("comparison.html");

        RunComparison.of(run("one", 2, 1), run("two", 2, 3)).to(page);

        JSONObject data = TrainingReportTest.drawn(page);
        assertThat(data.getJSONArray("differences").toList()).hasSize(1);
        JSONObject difference = data.getJSONArray("differences").getJSONObject(0);
        assertThat(difference.getString("name")).isEqualTo("batchSize");
        assertThat(difference.getJSONArray("values").toList()).isEqualTo(List.of("1", "3"));
        assertThat(data.getJSONArray("same").toList()).contains(List.of("epochs", "2"));
    }

    @Test
    void foldersOfOneNameAreCalledByTheirPaths() throws IOException {
        Path page = directory.resolve("comparison.html");
        Path first = run("a/run", 1, 1);

        RunComparison.of(first, run("b/run", 1, 1)).to(page);

        assertThat(TrainingReportTest.drawn(page)
                        .getJSONArray("runs")
                        .getJSONObject(0)
                        .getString("name"))
                .isEqualTo(first.toString());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = directory.resolve("missing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunComparison.of(missing))
                .withMessage("there is no folder " + missing);
    }

    @Test
    void aFolderWithoutARecordIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunComparison.of(directory))
                .withMessageContainingAll("the folder " + directory + " has no run.json", "RunRecord.to");
    }

    @Test
    void aBrokenRecordIsNamed() throws IOException {
        Path whole = run("whole", 1, 1);
        Path broken = run("broken", 1, 1);
        String text = Files.readString(broken.resolve("run.json"));
        Files.writeString(broken.resolve("run.json"), text.substring(0, text.length() / 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunComparison.of(whole, broken))
                .withMessageContaining(broken.toString());
    }

    @Test
    void noFoldersAndTheSameOneTwiceAreErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(RunComparison::of)
                .withMessage("there are no runs to compare; name their folders");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunComparison.of(directory, directory))
                .withMessageContaining("named twice");
    }

    @Test
    void aPageThatCannotBeWrittenIsAnError() throws IOException {
        RunComparison comparison = RunComparison.of(run("one", 1, 1));

        assertThatThrownBy(() -> comparison.to(directory)).hasMessageContaining("cannot write " + directory);
    }
}
