package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.stream.RowCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training whose data are a stream. */
@Timeout(60)
class StreamTrainingTest {
    private static final int EPOCHS = 3;
    private static final int ROWS = 97;
    private static final int STEPS = 10;

    @TempDir
    private Path directory;

    private final Dataset rows = rows(1);

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("gradwright-stream");
    }

    private static Dataset rows(long key) {
        FMatrixRMaj x = new FMatrixRMaj(ROWS, 3);
        FMatrixRMaj y = new FMatrixRMaj(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < 3; column++) {
                x.set(row, column, (float) CounterRandom.gaussian(key, 3 * row + column));
            }
            y.set(row, 0, x.get(row, 0) + x.get(row, 1) > 0 ? 1 : 0);
        }
        return Dataset.of(x, y);
    }

    private static EncodedStream stream(Dataset rows) {
        return EncodedStream.of("rows.csv", 3, 1, () -> new Cursor(rows));
    }

    private static final class Cursor implements RowCursor {
        private final Dataset rows;
        private int row;

        Cursor(Dataset rows) {
            this.rows = rows;
        }

        @Override
        public boolean next(float[] x, int xFrom, float[] y, int yFrom) {
            if (row == rows.rows()) {
                return false;
            }
            System.arraycopy(rows.features().data, 3 * row, x, xFrom, 3);
            y[yFrom] = rows.targets().data[row++];
            return true;
        }

        @Override
        public boolean skip() {
            return row < rows.rows() && row++ >= 0;
        }

        @Override
        public void close() {}
    }

    private static Trainer trainer(SoftmaxRegression network) {
        return Trainer.of(network).epochs(EPOCHS).batchSize(10).seed(5).validation(rows(2));
    }

    /** The history and the state of the network. */
    private static String outcome(SoftmaxRegression network, History history) {
        return history + "\n" + List.of(StateSnapshot.of(network).toBytes().length)
                + java.util.Arrays.hashCode(StateSnapshot.of(network).toBytes());
    }

    private String inMemory(Trainer trainer, SoftmaxRegression network) {
        return outcome(network, trainer.fit(rows));
    }

    @Test
    void inOrderItHasTheBitsOfATrainingInMemory() {
        SoftmaxRegression streamed = new SoftmaxRegression(3, 2);
        SoftmaxRegression inMemory = new SoftmaxRegression(3, 2);

        History history = trainer(streamed)
                .shuffle(false)
                .gradientAccumulation(3)
                .fit(stream(rows).window(20));

        assertThat(outcome(streamed, history))
                .isEqualTo(inMemory(trainer(inMemory).shuffle(false).gradientAccumulation(3), inMemory));
    }

    @Test
    void shuffledInAWindowOfAllRowsItHasTheBitsOfATrainingInMemory() {
        SoftmaxRegression streamed = new SoftmaxRegression(3, 2);
        SoftmaxRegression inMemory = new SoftmaxRegression(3, 2);

        History history = trainer(streamed).fit(stream(rows));

        assertThat(outcome(streamed, history)).isEqualTo(inMemory(trainer(inMemory), inMemory));
    }

    @Test
    void weightsHaveTheEffectThatTheyHaveInMemory() {
        float[] weights = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            weights[row] = row % 7;
        }
        SoftmaxRegression streamed = new SoftmaxRegression(3, 2);
        SoftmaxRegression inMemory = new SoftmaxRegression(3, 2);

        History history =
                trainer(streamed).classWeights(1, 3).sampleWeights(weights).fit(stream(rows));

        assertThat(outcome(streamed, history))
                .isEqualTo(inMemory(trainer(inMemory).classWeights(1, 3).sampleWeights(weights), inMemory));
    }

    @Test
    void thereMustBeAWeightForEachRow() {
        Trainer trainer = trainer(new SoftmaxRegression(3, 2)).sampleWeights(new float[3]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(stream(rows)))
                .withMessage("sampleWeights must be one for each of the 97 rows, but are 3");
    }

    @Test
    void rowsMustFitTheNetwork() {
        Trainer trainer = trainer(new SoftmaxRegression(4, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(stream(rows)))
                .withMessageStartingWith("the training data do not fit the network: ");
    }

    static IntStream everyStep() {
        return IntStream.rangeClosed(1, EPOCHS * STEPS - 1);
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void itEndsInTheSameBytesWhereverItWasInterrupted(int step) {
        SoftmaxRegression whole = new SoftmaxRegression(3, 2);
        History history = trainer(whole).fit(stream(rows).window(30));
        Checkpoints checkpoints = Checkpoints.in(directory.resolve("run"));

        History ended = trainer(new SoftmaxRegression(3, 2))
                .checkpoints(checkpoints)
                .listener(interruptingAfter(step))
                .fit(stream(rows).window(30));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended.isInterrupted()).isTrue();
        SoftmaxRegression resumed = new SoftmaxRegression(3, 2);
        History resumedHistory = trainer(resumed)
                .checkpoints(checkpoints.resume())
                .fit(stream(rows).window(30));

        assertThat(outcome(resumed, resumedHistory)).isEqualTo(outcome(whole, history));
    }

    @Test
    void aStreamThatHasChangedCannotBeResumed() {
        Checkpoints checkpoints = Checkpoints.in(directory.resolve("run"));
        trainer(new SoftmaxRegression(3, 2))
                .checkpoints(checkpoints)
                .listener(interruptingAfter(3))
                .fit(stream(rows));
        assertThat(Thread.interrupted()).isTrue();
        rows.features().data[17] += 1;

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> trainer(new SoftmaxRegression(3, 2))
                        .checkpoints(checkpoints.resume())
                        .fit(stream(rows)))
                .withMessageContaining("was saved with other training data: rows.csv has changed since");
    }

    @Test
    void aStreamThatChangesDuringTheTrainingEndsIt() {
        List<String> failures = new ArrayList<>();
        Trainer trainer = trainer(new SoftmaxRegression(3, 2)).listener(new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                rows.features().data[17] += 1;
            }

            @Override
            public void trainingFailed(TrainingProgress progress, Throwable cause) {
                failures.add("epoch " + progress.epoch());
            }
        });

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> trainer.fit(stream(rows).window(30)))
                .withMessageContaining("rows.csv: has changed since it was read first");
        assertThat(failures).containsExactly("epoch 2");
    }

    @Test
    void itMayBeStoppedEarly() {
        History history = trainer(new SoftmaxRegression(3, 2))
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        progress.stop("enough");
                    }
                })
                .fit(stream(rows).window(30));

        assertThat(history.stopReason()).isEqualTo("enough");
        assertThat(history.epochs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 1000})
    void listenersWorkWithIt(int window) throws IOException {
        Path report = directory.resolve("report.html");
        Path record = directory.resolve("run.json");
        Path log = directory.resolve("log.csv");
        List<String> findings = new ArrayList<>();

        History history = trainer(new SoftmaxRegression(3, 2))
                .listener(TrainingReport.to(report))
                .listener(RunRecord.to(record))
                .listener(CsvLog.to(log))
                .listener(Advice.to(finding -> findings.add(finding.toString())))
                .listener(EarlyStopping.patience(5).restoringBest())
                .fit(stream(rows).window(window));

        assertThat(history.epochs()).isEqualTo(EPOCHS);
        assertThat(findings).isEmpty();
        assertThat(RunRecord.read(record).data().training())
                .isEqualTo(stream(rows).fingerprint().toString());
        assertThat(Files.readString(report)).contains(stream(rows).fingerprint().toString());
        assertThat(Files.readAllLines(log)).hasSize(1 + EPOCHS);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 1000})
    void anEvaluationIsThatInMemory(int window) {
        SoftmaxRegression network = new SoftmaxRegression(3, 2);

        assertThat(Evaluation.of(network, stream(rows).window(window)))
                .hasToString(Evaluation.of(network, rows).toString());
    }

    @Test
    void aRateIsFoundAsInMemory() {
        SoftmaxRegression network = new SoftmaxRegression(3, 2);

        assertThat(LearningRateFinder.of(network).steps(40).run(stream(rows)).losses())
                .isEqualTo(LearningRateFinder.of(network).steps(40).run(rows).losses());
    }

    private static TrainingListener interruptingAfter(int steps) {
        int[] done = new int[1];
        return new TrainingListener() {
            @Override
            public void stepDone(TrainingProgress progress) {
                if (++done[0] == steps) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Test
    void otherWeightsAreNoChangeOfTheStream() {
        Checkpoints checkpoints = Checkpoints.in(directory.resolve("run"));
        trainer(new SoftmaxRegression(3, 2))
                .checkpoints(checkpoints)
                .listener(interruptingAfter(3))
                .fit(stream(rows));
        assertThat(Thread.interrupted()).isTrue();

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> trainer(new SoftmaxRegression(3, 2))
                        .classWeights(1, 2)
                        .checkpoints(checkpoints.resume())
                        .fit(stream(rows)))
                .withMessageContaining("class weights [1.0, 2.0]\" here")
                .withMessageNotContaining("has changed since");
    }
}
