package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What a training tells its listeners about itself. */
class TrainingProgressTest {
    private static final Dataset DATA = Dataset.of(
            FMatrixRMaj.wrap(4, 1, new float[] {1, -1, 2, -2}), FMatrixRMaj.wrap(4, 1, new float[] {1, 0, 1, 0}));

    private final List<Float> losses = new ArrayList<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<List<EpochLog>> logs = new ArrayList<>();

    private final TrainingListener observer = new TrainingListener() {
        @Override
        public void trainingStarted(TrainingProgress progress) {
            assertThat(progress.loss()).isNaN();
            settings.putAll(progress.settings());
            logs.add(List.copyOf(progress.logs()));
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            losses.add(progress.loss());
        }

        @Override
        public void epochEnded(TrainingProgress progress, EpochLog log) {
            logs.add(List.copyOf(progress.logs()));
            progress.warn("the disk is full");
        }
    };

    private static Trainer trainer() {
        return Trainer.of(new SoftmaxRegression(1, 2)).epochs(2).batchSize(1);
    }

    @Test
    void theLossIsThatOfTheLastStep() {
        Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(1)
                .batchSize(4)
                .listener(observer)
                .fit(DATA);

        assertThat(losses)
                .containsExactly(new SoftmaxRegression(1, 2).computeGradients(DATA.features(), DATA.targets()));
    }

    @Test
    void theLossOfAStepOfSeveralBatchesIsTheMeanOfTheirRows() {
        trainer().epochs(1).gradientAccumulation(4).listener(observer).fit(DATA);

        float whole = new SoftmaxRegression(1, 2).computeGradients(DATA.features(), DATA.targets());
        assertThat(losses).singleElement().satisfies(loss -> assertThat(loss).isCloseTo(whole, within(1e-6f)));
    }

    @Test
    void theSettingsAreThoseOfTheFit() {
        trainer()
                .batchSize(3)
                .gradientAccumulation(2)
                .shuffle(false)
                .seed(7)
                .listener(observer)
                .fit(DATA);

        assertThat(settings)
                .containsExactly(
                        entry("epochs", 2),
                        entry("batchSize", 3),
                        entry("gradientAccumulation", 2),
                        entry("shuffle", false),
                        entry("seed", 7L));
    }

    @Test
    void theLogsAreThoseOfTheEpochsDone() {
        trainer().listener(observer).fit(DATA);

        assertThat(logs).extracting(List::size).containsExactly(0, 1, 2);
    }

    @Test
    void aWarningIsReportedOnce() {
        History history = trainer().listener(observer).fit(DATA);

        assertThat(history.warnings()).containsExactly("the disk is full");
    }
}
