package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.PlateauSchedule;
import dev.gradwright.runtime.state.StateSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is ended after any step and resumed by a new network and trainer ends in the same bytes. */
class ResumedTrainingTest {
    private static final int EPOCHS = 5;
    private static final int STEPS = 4;

    @TempDir
    private Path directory;

    private Checkpoints checkpoints() {
        return Checkpoints.in(directory.resolve("run")).everySteps(3).best("val_loss");
    }

    /** The outcome of the training that was not interrupted. */
    private Outcome whole() {
        return run(Checkpoints.in(directory.resolve("whole")).best("val_loss"));
    }

    static IntStream everyStep() {
        return IntStream.rangeClosed(1, EPOCHS * STEPS - 1);
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void endsInTheSameBytesWhereverItWasInterrupted(int step) {
        Outcome ended = run(checkpoints(), interruptingAfter(step));

        assertThat(ended.history.stopReason()).startsWith("its thread was interrupted, after step");
        assertSame(run(checkpoints().resume()), whole());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void mayBeInterruptedAgainAndAgain(int steps) {
        Outcome last = run(checkpoints().resume(), interruptingAfter(steps));
        while (last.history.stopReason().startsWith("its thread was interrupted")) {
            last = run(checkpoints().resume(), interruptingAfter(steps));
        }

        assertSame(last, whole());
    }

    @Test
    void ofATrainingThatHadEndedOnlyTheHistoryIsReturned() {
        Outcome whole = run(checkpoints());
        List<String> events = new ArrayList<>();

        Outcome again = run(checkpoints().resume(), new Journal(events));

        assertSame(again, whole);
        assertThat(events).containsExactly("started", "resumed", "history of " + EPOCHS);
    }

    @Test
    void listenersAreToldThatItIsResumedInTheMiddleOfAnEpoch() {
        Outcome ignored = run(checkpoints(), interruptingAfter(STEPS + 3));
        List<String> events = new ArrayList<>();

        Outcome resumed = run(checkpoints().resume(), new Journal(events));

        assertThat(ignored.history.epochs()).isEqualTo(1);
        assertThat(resumed.history.epochs()).isEqualTo(EPOCHS);
        assertThat(events).startsWith("started", "resumed", "step 4 of epoch 2", "end of epoch 2", "epoch 3");
    }

    @Test
    void theNetworkMayBeTheSameObject() {
        SoftmaxRegression network = network();
        History ended =
                trainer(network, checkpoints()).listener(interruptingAfter(6)).fit(data(1));
        boolean wasInterrupted = Thread.interrupted();

        History resumed = trainer(network, checkpoints().resume()).fit(data(1));

        assertThat(wasInterrupted).isTrue();
        assertThat(ended.epochs()).isEqualTo(1);
        assertSame(new Outcome(network, resumed), whole());
    }

    @Test
    void theNumberOfThreadsMayDiffer() {
        Outcome ended = run(checkpoints(), interruptingAfter(7));
        SoftmaxRegression network = network();

        History history = trainer(network, checkpoints().resume()).threads(2).fit(data(1));

        assertThat(ended.history.epochs()).isEqualTo(1);
        assertSame(new Outcome(network, history), whole());
    }

    @Test
    void theThreadIsInterruptedAgainAfterwards() {
        History history =
                trainer(network(), checkpoints()).listener(interruptingAfter(2)).fit(data(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.stopReason()).isEqualTo("its thread was interrupted, after step 2 of 4 of epoch 1");
    }

    @Test
    void aFitOnAnInterruptedThreadEndsAfterItsFirstStep() {
        Thread.currentThread().interrupt();

        Outcome ended = run(checkpoints());

        assertThat(ended.history.epochs()).isZero();
        assertThat(ended.history.names())
                .containsExactly("loss", "accuracy", "val_loss", "val_accuracy", "learning_rate");
        assertThat(ended.history.get("loss")).isEmpty();
        assertThat(ended.history).hasToString("""
                epoch  loss  accuracy  val_loss  val_accuracy  learning_rate
                Stopped before the end of epoch 1: its thread was interrupted, after step 1 of 4 of epoch 1""");
    }

    @Test
    void theTimeIsLimited() {
        History ended = trainer(network(), checkpoints()).maxMinutes(1e-9).fit(data(1));

        assertThat(ended.stopReason()).isEqualTo("the minutes of maxMinutes are over, after step 1 of 4 of epoch 1");
        assertThat(ended.isInterrupted()).isTrue();
        assertThat(run(checkpoints().resume()).history.isInterrupted()).isFalse();
        assertSame(run(checkpoints().resume()), whole());
    }

    private static SoftmaxRegression network() {
        return new SoftmaxRegression(3, 2, new PlateauSchedule(0.1, 0.5, 1, 0, 0, 0));
    }

    private static Trainer trainer(SoftmaxRegression network, Checkpoints checkpoints) {
        return Trainer.of(network)
                .epochs(EPOCHS)
                .batchSize(10)
                .seed(5)
                .validation(data(2))
                .checkpoints(checkpoints)
                .listener(EarlyStopping.patience(9).monitor("val_accuracy").restoringBest());
    }

    /** Trains a new network. The flag that the thread was interrupted is cleared. */
    private static Outcome run(Checkpoints checkpoints, TrainingListener... listeners) {
        SoftmaxRegression network = network();
        Trainer trainer = trainer(network, checkpoints);
        List.of(listeners).forEach(trainer::listener);
        History history = trainer.fit(data(1));
        boolean ignored = Thread.interrupted();
        return new Outcome(network, history);
    }

    private static final class Outcome {
        private final History history;
        private final byte[] state;

        Outcome(SoftmaxRegression network, History history) {
            this.history = history;
            this.state = StateSnapshot.of(network).toBytes();
        }
    }

    private static void assertSame(Outcome one, Outcome other) {
        assertThat(one.history).hasToString(other.history.toString());
        assertThat(one.state).isEqualTo(other.state);
    }

    private static Interrupting interruptingAfter(int steps) {
        return new Interrupting(steps);
    }

    /** Interrupts the thread after a number of steps. */
    private static final class Interrupting implements TrainingListener {
        private final int after;
        private int steps;

        Interrupting(int after) {
            this.after = after;
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            steps++;
            if (steps == after) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Journal implements TrainingListener {
        private final List<String> events;

        Journal(List<String> events) {
            this.events = events;
        }

        @Override
        public void trainingStarted(TrainingProgress progress) {
            events.add("started");
        }

        @Override
        public void trainingResumed(TrainingProgress progress) {
            events.add("resumed");
        }

        @Override
        public void epochStarted(TrainingProgress progress) {
            events.add("epoch " + progress.epoch());
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            events.add("step " + progress.step() + " of epoch " + progress.epoch());
        }

        @Override
        public void epochEnded(TrainingProgress progress, EpochLog log) {
            events.add("end of epoch " + log.epoch());
        }

        @Override
        public void trainingEnded(TrainingProgress progress) {
            events.add("ended");
        }

        @Override
        public void historyCompleted(TrainingProgress progress, History history) {
            events.add("history of " + history.epochs());
        }
    }

    /** Rows of a few batches, the last of which is smaller. */
    private static Dataset data(long key) {
        FMatrixRMaj x = new FMatrixRMaj(10 * STEPS - 3, 3);
        FMatrixRMaj y = new FMatrixRMaj(x.numRows, 1);
        for (int row = 0; row < x.numRows; row++) {
            for (int column = 0; column < 3; column++) {
                x.set(row, column, (float) CounterRandom.gaussian(key, 3 * row + column));
            }
            y.set(row, 0, x.get(row, 0) + x.get(row, 1) > 0 ? 1 : 0);
        }
        return Dataset.of(x, y);
    }
}
