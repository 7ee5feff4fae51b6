package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training whose state is restored at any of its steps goes on, to the bit, as the one that was saved. */
class RestoredTrainingTest {
    private static final int EPOCHS = 6;
    private static final int STEPS = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 8, 14, 17})
    void goesOnAsTheSavedOne(int savedAtStep) {
        List<byte[]> whole = new ArrayList<>();
        History history =
                trainer(new SoftmaxRegression(3, 2)).listener(saving(whole)).fit(data(1));
        List<byte[]> restored = new ArrayList<>();
        byte[] saved = whole.get(savedAtStep - 1);

        History rest = trainer(new SoftmaxRegression(3, 2))
                .listener(saving(restored))
                .listener(restoring(saved))
                .fit(data(1));

        assertThat(restored).containsExactlyElementsOf(whole.subList(savedAtStep, whole.size()));
        assertThat(rest).hasToString(history.toString());
    }

    private static Trainer trainer(SoftmaxRegression network) {
        return Trainer.of(network)
                .epochs(EPOCHS)
                .batchSize(10)
                .validation(data(2))
                .listener(EarlyStopping.patience(3).monitor("val_accuracy").restoringBest());
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
