package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.RunRecord.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    private static final Dataset DATA = Dataset.of(
            FMatrixRMaj.wrap(4, 1, new float[] {1, -1, 2, -2}), FMatrixRMaj.wrap(4, 1, new float[] {1, 0, 1, 0}));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void inDirectory() {
        file = directory.resolve("run.json");
    }

    private Trainer trainer() {
        return Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(3)
                .batchSize(2)
                .seed(7)
                .validation(DATA)
                .listener(RunRecord.to(file));
    }

    @Test
    void theValuesAreThoseOfTheHistory() {
        History history = trainer().fit(DATA);

        RunRecord run = RunRecord.read(file);
        assertThat(run.names()).isEqualTo(history.names());
        assertThat(run.epochs()).hasSize(3);
        for (String name : history.names()) {
            assertThat(run.values(name)).as(name).isEqualTo(history.get(name));
        }
    }

    @Test
    void theSettingsAreThoseOfTheFit() {
        trainer().fit(DATA);

        assertThat(RunRecord.read(file).settings().asMap())
                .containsOnly(
                        entry("epochs", 3L),
                        entry("batchSize", 2L),
                        entry("gradientAccumulation", 1L),
                        entry("shuffle", true),
                        entry("seed", 7L));
    }

    @Test
    void theNetworkIsDescribed() {
        trainer().fit(DATA);

        SoftmaxRegression network = new SoftmaxRegression(1, 2);
        RunRecord.Model recorded = RunRecord.read(file).network();
        assertThat(recorded.name()).isEqualTo(network.graph().name());
        assertThat(recorded.fingerprint()).isEqualTo(network.fingerprint());
        assertThat(recorded.structure()).isEqualTo(network.graph().structure());
        assertThat(recorded.parameters()).isEqualTo(4);
        assertThat(recorded.settings().text("optimizer"))
                .isEqualTo(network.graph().training().optimizer().kind());
    }

    @Test
    void theDataHaveFingerprints() {
        FMatrixRMaj weights = FMatrixRMaj.wrap(4, 1, new float[] {1, 1, 2, 2});

        trainer().validation(DATA.take(2)).sampleWeights(weights).fit(DATA);

        RunRecord.Data data = RunRecord.read(file).data();
        assertThat(data.training()).isEqualTo(DataFingerprint.of(DATA, weights).toString());
        assertThat(data.validation()).isEqualTo(DataFingerprint.of(DATA.take(2)).toString());
    }

    @Test
    void theEnvironmentIsThatOfThisJvm() {
        trainer().fit(DATA);

        RunRecord.Environment environment = RunRecord.read(file).environment();
        assertThat(environment.java()).isEqualTo(Runtime.version().toString());
        assertThat(environment.processors()).isPositive();
        assertThat(environment.kernels()).isIn("PORTABLE", "VECTOR");
    }

    @Test
    void theTimesAreThoseOfTheTraining() {
        Instant before = Instant.now().minusMillis(1);

        trainer().fit(DATA);

        RunRecord run = RunRecord.read(file);
        assertThat(run.started()).isBetween(before, Instant.now());
        assertThat(run.duration()).isBetween(Duration.ZERO, Duration.between(before, Instant.now()));
    }

    @Test
    void aTrainingThatRunsHasARecord() {
        List<State> states = new ArrayList<>();

        trainer()
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        states.add(RunRecord.read(file).state());
                    }
                })
                .fit(DATA);

        assertThat(states).hasSize(3).containsOnly(State.RUNNING);
        assertThat(RunRecord.read(file).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void aTrainingThatWasStoppedSaysWhyAndWhatWasRestored() {
        History history = trainer()
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        progress.warn("the \"disk\" is full");
                        progress.restored(1);
                        progress.stop("it is good enough");
                    }
                })
                .fit(DATA);

        RunRecord run = RunRecord.read(file);
        assertThat(run.state()).isEqualTo(State.STOPPED);
        assertThat(run.outcome())
                .isEqualTo(new RunRecord.Outcome("it is good enough", 1, "", List.of("the \"disk\" is full")));
        assertThat(run.epochs()).hasSize(history.epochs());
    }

    @Test
    void aTrainingThatFailedSaysWhy() {
        Trainer failing = trainer().listener(new TrainingListener() {
            @Override
            public void stepDone(TrainingProgress progress) {
                if (progress.epoch() == 2) {
                    throw new IllegalStateException("no luck");
                }
            }
        });

        assertThatThrownBy(() -> failing.fit(DATA)).isInstanceOf(ListenerException.class);
        RunRecord run = RunRecord.read(file);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.outcome().failure()).contains("no luck");
        assertThat(run.epochs()).hasSize(1);
    }

    @Test
    void aTrainingThatDoesNotStartLeavesTheRecordOfTheOneBefore() throws IOException {
        TrainingListener recorder = RunRecord.to(file);
        Trainer.of(new SoftmaxRegression(1, 2)).listener(recorder).fit(DATA);
        String before = Files.readString(file);
        Trainer failing = Trainer.of(new SoftmaxRegression(1, 2))
                .listener(CsvLog.to(directory.resolve("missing/log.csv")))
                .listener(recorder);

        assertThatThrownBy(() -> failing.fit(DATA)).isInstanceOf(ListenerException.class);

        assertThat(file).hasContent(before);
    }

    @Test
    void anInterruptedThreadReadsIt() {
        History history = trainer().fit(DATA);
        Thread.currentThread().interrupt();

        RunRecord run = RunRecord.read(file);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.epochs()).hasSize(history.epochs());
    }

    @Test
    void theBestEpochDependsOnTheDirectionOfTheValue() {
        trainer().fit(DATA);

        RunRecord run = RunRecord.read(file);
        assertThat(run.best("loss")).map(EpochLog::epoch).contains(3);
        assertThat(run.best("accuracy"))
                .map(log -> log.value("accuracy"))
                .contains(Math.max(run.values("accuracy")[0], run.values("accuracy")[2]));
        assertThat(run.best("learning_rate")).isEmpty();
    }

    @Test
    void anUnknownNameIsRejected() {
        trainer().fit(DATA);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRecord.read(file).values("val_auc"))
                .withMessageContainingAll("val_auc", "val_loss");
    }

    /** A restored training keeps the time of its beginning, and adds up its durations. */
    @Test
    void theTimeBeforeAResumptionCounts() {
        trainer()
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        RunRecorder resumed = new RunRecorder(file);
                        resumed.trainingStarted(progress);
                        StateSnapshot.ofValues(Map.of(
                                        "started",
                                        1_000_000L,
                                        "nanoseconds",
                                        Duration.ofHours(2).toNanos()))
                                .restore(resumed);
                        resumed.trainingResumed(progress);
                        assertThat(RunRecord.read(file).started()).isEqualTo(Instant.ofEpochMilli(1_000_000));
                        assertThat(RunRecord.read(file).duration()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
                    }
                })
                .fit(DATA);
    }

    @Test
    void theFileIsJson() throws IOException {
        trainer().fit(DATA);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("format").textValue()).isEqualTo("gradwright run record");
        assertThat(json.get("version").intValue()).isEqualTo(1);
        assertThat(json.get("best").get("loss").get("epoch").intValue()).isEqualTo(3);
    }

    @Test
    void numbersThatAreNotFiniteReadBack() throws IOException {
        trainer().fit(DATA);
        Files.writeString(file, Files.readString(file).replaceFirst("\\[\n\\[[^,]*,", "[\n[\"NaN\","));

        assertThat(RunRecord.read(file).values("loss")[0]).isNaN();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> RunRecord.read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + file + ": there is no such file");
    }

    @Test
    void aTruncatedFileIsRejected() throws IOException {
        trainer().fit(DATA);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRecord.read(file))
                .withMessageStartingWith(file + " cannot be read as a run record: it is not JSON, or was cut off: ");
    }

    @Test
    void anotherJsonFileIsRejected() throws IOException {
        Files.writeString(file, "{\"name\": \"package.json\"}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRecord.read(file))
                .withMessage(
                        file + " cannot be read as a run record: it is another kind of JSON; name the run.json of a"
                                + " training");
    }

    @Test
    void aNewerVersionIsRejected() throws IOException {
        trainer().fit(DATA);
        Files.writeString(file, Files.readString(file).replace("\"version\": 1", "\"version\": 2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRecord.read(file))
                .withMessageEndingWith("its format has version 2, and this version of Gradwright reads up to 1; read it"
                        + " with a newer Gradwright");
    }

    @Test
    void aMissingPartIsNamed() throws IOException {
        trainer().fit(DATA);
        Files.writeString(file, Files.readString(file).replace("\"fingerprint\"", "\"fingerprints\""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunRecord.read(file))
                .withMessageContainingAll("a part of it is missing or damaged", "fingerprint");
    }

    @Test
    void aMissingDirectoryIsAnErrorBeforeTheTraining() {
        file = directory.resolve("missing").resolve("run.json");

        assertThatThrownBy(() -> trainer().fit(DATA))
                .isInstanceOf(ListenerException.class)
                .hasMessageEndingWith(" does not exist; create it first");
    }
}
