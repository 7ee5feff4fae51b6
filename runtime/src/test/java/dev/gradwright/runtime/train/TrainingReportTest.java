package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingReportTest {
    private static final Dataset TRAIN = data(1);
    private static final Dataset VALID = data(2);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void inDirectory() {
        file = directory.resolve("report.html");
    }

    private static Dataset data(long seed) {
        FMatrixRMaj x = new FMatrixRMaj(40, 3);
        FMatrixRMaj y = new FMatrixRMaj(40, 1);
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 3; column++) {
                x.set(row, column, (CounterRandom.derive(seed, 3L * row + column) >> 40) / (float) (1 << 22));
            }
            y.data[row] = x.get(row, 0) > 0 ? 1 : 0;
        }
        return Dataset.of(x, y);
    }

    private static Trainer trainer(SoftmaxRegression network) {
        return Trainer.of(network).epochs(4).batchSize(8).validation(VALID);
    }

    private static Trainer trainer() {
        return trainer(new SoftmaxRegression(3, 2));
    }

    /** The data that the page draws. */
    static JSONObject drawn(Path page) {
        try {
            String text = Files.readString(page);
            String start = "<script type=\"application/json\" id=\"data\">";
            int from = text.indexOf(start) + start.length();
            return new JSONObject(text.substring(from, text.indexOf("</script>", from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingListener atEnd(Consumer<TrainingProgress> action) {
        return new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                action.accept(progress);
            }
        };
    }

    @Test
    void thePageHasAllEpochsAndSteps() {
        History history = trainer().listener(TrainingReport.to(file)).fit(TRAIN);

        JSONObject data = drawn(file);
        JSONObject epochs = data.getJSONObject("epochs");
        assertThat(epochs.getJSONArray("names").toList()).isEqualTo(history.names());
        assertThat(epochs.getJSONArray("values").getJSONArray(2).getFloat(3)).isEqualTo(history.get("val_loss")[3]);
        assertThat(data.getJSONObject("steps")
                        .getJSONObject("loss")
                        .getJSONArray("x")
                        .toList())
                .hasSize(20)
                .last()
                .isEqualTo(20);
        assertThat(data.getJSONArray("parameters").getJSONObject(0).getString("name"))
                .isEqualTo("output.weights");
        assertThat(data.getJSONObject("state").getString("kind")).isEqualTo("ended");
    }

    @Test
    void thePageEvaluatesTheWeightsThatAreKept() {
        SoftmaxRegression network = new SoftmaxRegression(3, 2);

        trainer(network).listener(TrainingReport.to(file)).fit(TRAIN);

        JSONObject evaluation = drawn(file).getJSONObject("evaluation");
        assertThat(evaluation.getJSONObject("figures").getFloat("accuracy"))
                .isEqualTo(Evaluation.of(network, VALID).metric(dev.gradwright.dsl.Metric.ACCURACY));
        assertThat(drawn(file).getInt("evaluatedEpoch")).isZero();
    }

    @Test
    void classesCanHaveNames() {
        trainer().listener(TrainingReport.to(file).classNames("no", "yes")).fit(TRAIN);

        JSONArray classes = drawn(file).getJSONObject("evaluation").getJSONArray("classes");
        assertThat(classes.getJSONObject(1).getString("name")).isEqualTo("yes");
    }

    @Test
    void aWrongNumberOfClassNamesIsAnErrorBeforeTheFirstEpoch() {
        SoftmaxRegression network = new SoftmaxRegression(3, 2);

        assertThatThrownBy(() -> trainer(network)
                        .listener(TrainingReport.to(file).classNames("no", "yes", "perhaps"))
                        .fit(TRAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names must be 2, one for each class");
        assertThat(network.optimizer().steps()).isZero();
    }

    @Test
    void thePageSaysHowTheFitWasSet() {
        trainer().seed(17).listener(TrainingReport.to(file)).fit(TRAIN);

        JSONArray facts = drawn(file).getJSONArray("facts");
        assertThat(facts.getJSONObject(0).getJSONArray("entries").toList())
                .contains(List.of("seed", "17"), List.of("batchSize", "8"), List.of("epochs", "4"));
        assertThat(facts.toString()).contains("40 x 3 features", "optimizer", "JDK", "processors");
    }

    @Test
    void theTrainingIsTheSameToTheBit() {
        SoftmaxRegression with = new SoftmaxRegression(3, 2);
        SoftmaxRegression without = new SoftmaxRegression(3, 2);

        History watched = trainer(with).listener(TrainingReport.to(file)).fit(TRAIN);
        History alone = trainer(without).fit(TRAIN);

        assertThat(StateSnapshot.of(with).toBytes())
                .isEqualTo(StateSnapshot.of(without).toBytes());
        assertThat(watched).hasToString(alone.toString());
    }

    @Test
    void theMetricsOfAListenerAfterItAreThoseOfTheTraining() {
        List<Float> losses = new ArrayList<>();

        History history = trainer()
                .listener(TrainingReport.to(file))
                .listener(atEnd(progress -> losses.add(progress.metrics().loss())))
                .fit(TRAIN);

        for (int epoch = 0; epoch < 4; epoch++) {
            assertThat(losses.get(epoch)).isEqualTo(history.get("val_loss")[epoch]);
        }
    }

    @Test
    void aPageIsWrittenWhileTheTrainingGoesOn() {
        trainer()
                .listener(TrainingReport.to(file))
                .listener(atEnd(progress -> {
                    await(file);
                    assertThat(drawn(file).getJSONObject("state").getString("kind"))
                            .isEqualTo("running");
                }))
                .fit(TRAIN);
    }

    /** Waits a minute at most. */
    private static void await(Path file) {
        for (int waits = 0; waits < 6000 && !Files.exists(file); waits++) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void whatStoppedTheTrainingIsNamed() {
        trainer()
                .listener(TrainingReport.to(file))
                .listener(atEnd(progress -> progress.stop("it is late </script>")))
                .fit(TRAIN);

        JSONObject state = drawn(file).getJSONObject("state");
        assertThat(state.getString("kind")).isEqualTo("stopped");
        assertThat(state.getString("text")).isEqualTo("Stopped after epoch 1: it is late </script>.");
    }

    @Test
    void aFailureIsOnThePage() {
        assertThatThrownBy(() -> trainer()
                        .listener(TrainingReport.to(file))
                        .listener(atEnd(progress -> {
                            throw new IllegalStateException("on purpose");
                        }))
                        .fit(TRAIN))
                .hasStackTraceContaining("on purpose");

        JSONObject state = drawn(file).getJSONObject("state");
        assertThat(state.getString("kind")).isEqualTo("failed");
        assertThat(state.getString("text")).contains("Failed in epoch 1, step 5", "on purpose");
    }

    @Test
    void findingsAreOnThePage() {
        FMatrixRMaj x = new FMatrixRMaj(TRAIN.features());
        for (int row = 0; row < x.numRows; row++) {
            x.set(row, 1, 1000 + 300 * x.get(row, 1));
        }

        trainer().listener(TrainingReport.to(file)).fit(Dataset.of(x, TRAIN.targets()));

        assertThat(drawn(file).getJSONArray("findings").getJSONObject(0).getString("name"))
                .isEqualTo("FeatureScale");
    }

    @Test
    void aResumedTrainingContinuesTheCurves() {
        List<byte[]> states = new ArrayList<>();
        trainer()
                .listener(TrainingReport.to(directory.resolve("first.html")))
                .listener(
                        atEnd(progress -> states.add(StateSnapshot.of(progress).toBytes())))
                .fit(TRAIN);
        TrainingReport report = TrainingReport.to(file);

        trainer()
                .listener(report)
                .listener(new TrainingListener() {
                    @Override
                    public void trainingStarted(TrainingProgress progress) {
                        StateSnapshot.ofBytes(states.get(1)).restore(progress);
                        report.trainingResumed(progress);
                    }

                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {}
                })
                .fit(TRAIN);

        JSONObject whole = drawn(directory.resolve("first.html"));
        JSONObject resumed = drawn(file);
        for (String part : List.of("steps", "layers", "parameters", "histograms")) {
            assertThat(resumed.get(part).toString()).isEqualTo(whole.get(part).toString());
        }
        assertThat(resumed.getJSONObject("epochs").getJSONArray("seconds").length())
                .isEqualTo(4);
    }

    @Test
    void aMissingDirectoryIsAnErrorBeforeTheFirstEpoch() {
        SoftmaxRegression network = new SoftmaxRegression(3, 2);
        Path missing = directory.resolve("missing/report.html");

        assertThatThrownBy(() ->
                        trainer(network).listener(TrainingReport.to(missing)).fit(TRAIN))
                .isInstanceOf(ListenerException.class)
                .hasMessageContainingAll("cannot write " + missing, "does not exist; create it first");
        assertThat(network.optimizer().steps()).isZero();
    }

    /** A training that cannot be resumed must not cost the page of the one before. */
    @Test
    void thePageBeforeIsKeptIfTheTrainingDoesNotStart() throws IOException {
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> trainer()
                        .listener(TrainingReport.to(file))
                        .listener(new TrainingListener() {
                            @Override
                            public void trainingStarted(TrainingProgress progress) {
                                throw new IllegalStateException("the checkpoint is of another network");
                            }
                        })
                        .fit(TRAIN))
                .hasStackTraceContaining("of another network");

        assertThat(file).hasContent("precious");
    }

    @Test
    void aFileThatCannotBeWrittenIsAWarningAndTheTrainingGoesOn() throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        Path page = gone.resolve("report.html");

        History history = trainer()
                .listener(atEnd(progress -> {
                    if (progress.epoch() == 1) {
                        deleteFolder(page);
                    }
                }))
                .listener(TrainingReport.to(page))
                .fit(TRAIN);

        assertThat(history.epochs()).isEqualTo(4);
        assertThat(gone).doesNotExist();
    }

    @Test
    void aLastPageThatCannotBeWrittenIsAWarningOfTheHistory() throws IOException {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        Path page = gone.resolve("report.html");

        History history = trainer()
                .epochs(1)
                .listener(TrainingReport.to(page))
                .listener(atEnd(progress -> {
                    await(page);
                    deleteFolder(page);
                }))
                .fit(TRAIN);

        assertThat(history.warnings()).singleElement().asString().startsWith("cannot write " + page);
    }

    /** Deletes a page and its folder, as soon as no file is being written there. */
    private static void deleteFolder(Path page) {
        boolean isDeleted = false;
        while (!isDeleted) {
            try {
                Files.deleteIfExists(page);
                Files.delete(page.getParent());
                isDeleted = true;
            } catch (DirectoryNotEmptyException e) {
                LockSupport.parkNanos(1_000_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void oneReportServesSeveralTrainings() {
        TrainingReport report = TrainingReport.to(file);
        trainer().listener(report).fit(TRAIN);

        trainer().epochs(2).listener(report).fit(TRAIN);

        assertThat(drawn(file).getJSONObject("epochs").getJSONArray("epoch").length())
                .isEqualTo(2);
    }
}
