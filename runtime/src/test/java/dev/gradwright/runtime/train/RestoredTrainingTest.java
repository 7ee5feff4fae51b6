package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If the state of a training is restored at any step, the training continues with the same bits as the one that was
 * saved, even if its trainer has another seed.
 */
class RestoredTrainingTest {
    private static final int EPOCHS = 6;
    private static final int STEPS = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 8, 14, 17})
    void continuesWithTheSameBits(int savedAtStep) {
        List<byte[]> whole = new ArrayList<>();
        History history =
                trainer(new SoftmaxRegression(3, 2)).listener(saving(whole)).fit(data(1));
        List<byte[]> restored = new ArrayList<>();
        byte[] saved = whole.get(savedAtStep - 1);

        History rest = trainer(new SoftmaxRegression(3, 2))
                .seed(7)
                .listener(saving(restored))
                .listener(restoring(saved))
                .fit(data(1));

        assertThat(restored).containsExactlyElementsOf(whole.subList(savedAtStep, whole.size()));
        assertThat(rest).hasToString(history.toString());
    }

    @Test
    void listenersWithoutStateMayBeAddedBeforeTheOthers() {
        List<byte[]> whole = new ArrayList<>();
        History history =
                trainer(new SoftmaxRegression(3, 2)).listener(saving(whole)).fit(data(1));
        Trainer resumed = Trainer.of(new SoftmaxRegression(3, 2))
                .epochs(EPOCHS)
                .batchSize(10)
                .validation(data(2))
                .listener(new TrainingListener() {})
                .listener(earlyStopping())
                .listener(restoring(whole.get(13)));

        assertThat(resumed.fit(data(1))).hasToString(history.toString());
    }

    @Test
    void listenersOfOneClassHaveNumbers() {
        List<String> states = new ArrayList<>();

        trainer(new SoftmaxRegression(3, 2))
                .listener(EarlyStopping.patience(9))
                .listener(new TrainingListener() {
                    @Override
                    public void trainingStarted(TrainingProgress progress) {
                        states.add(StateSnapshot.of(progress).toString());
                    }
                })
                .fit(data(1));

        assertThat(states)
                .first(InstanceOfAssertFactories.STRING)
                .contains("listeners.EarlyStopping.wait", "listeners.EarlyStopping.2.wait");
    }

    @Test
    void aListenerThatIsStartedAfterTheRestoreIsRejected() {
        List<byte[]> whole = new ArrayList<>();
        Trainer.of(new SoftmaxRegression(3, 2))
                .batchSize(10)
                .validation(data(2))
                .listener(EarlyStopping.patience(3))
                .listener(saving(whole))
                .fit(data(1));
        Trainer resumed = Trainer.of(new SoftmaxRegression(3, 2))
                .epochs(EPOCHS)
                .batchSize(10)
                .validation(data(2))
                .listener(restoring(whole.get(0)))
                .listener(EarlyStopping.patience(3));

        assertThatIllegalStateException()
                .isThrownBy(() -> resumed.fit(data(1)))
                .withMessageContainingAll("EarlyStopping", "add the listener that restores it last");
    }

    @Test
    void anotherBatchSizeIsRejected() {
        List<byte[]> whole = new ArrayList<>();
        trainer(new SoftmaxRegression(3, 2)).listener(saving(whole)).fit(data(1));
        Trainer other = trainer(new SoftmaxRegression(3, 2)).batchSize(5).listener(restoring(whole.get(0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.fit(data(1)))
                .withMessageContaining(
                        "batches.size is 37 rows in batches of 5 here, but 37 rows in batches of 10 in the saved state");
    }

    private static Trainer trainer(SoftmaxRegression network) {
        return Trainer.of(network)
                .epochs(EPOCHS)
                .batchSize(10)
                .validation(data(2))
                .listener(earlyStopping());
    }

    private static EarlyStopping earlyStopping() {
        return EarlyStopping.patience(3).monitor("val_accuracy").restoringBest();
    }

    private static TrainingListener saving(List<byte[]> states) {
        return new TrainingListener() {
            @Override
            public void stepDone(TrainingProgress progress) {
                states.add(StateSnapshot.of(progress).toBytes());
            }
        };
    }

    private static TrainingListener restoring(byte[] state) {
        return new TrainingListener() {
            @Override
            public void trainingStarted(TrainingProgress progress) {
                StateSnapshot.ofBytes(state).restore(progress);
            }
        };
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
