package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.tensorboard.EventReader;
import dev.gradwright.runtime.tensorboard.EventReader.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
    private static final Dataset DATA = Dataset.of(
            FMatrixRMaj.wrap(4, 1, new float[] {1, -1, 2, -2}), FMatrixRMaj.wrap(4, 1, new float[] {1, 0, 1, 0}));

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void inDirectory() {
        directory = temporary.resolve("runs").resolve("1");
    }

    private static Trainer trainer() {
        return Trainer.of(new SoftmaxRegression(1, 2)).epochs(3).batchSize(2).validation(DATA);
    }

    /** The events with scalars of a run. */
    private List<Event> scalars(String run) {
        return EventReader.readAll(directory.resolve(run)).stream()
                .filter(event -> !event.scalars().isEmpty())
                .toList();
    }

    private static List<Long> steps(List<Event> events) {
        return events.stream().map(Event::step).toList();
    }

    private static float[] values(List<Event> events, String tag) {
        float[] values = new float[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = events.get(i).scalars().get(tag);
        }
        return values;
    }

    @Test
    void trainingAndValidationHaveTheSameTags() {
        History history = trainer().listener(TensorBoard.to(directory)).fit(DATA);

        List<Event> train = scalars("train");
        List<Event> validation = scalars("validation");
        assertThat(steps(train)).containsExactly(1L, 2L, 3L);
        assertThat(steps(validation)).containsExactly(1L, 2L, 3L);
        assertThat(values(train, "epoch_loss")).isEqualTo(history.get("loss"));
        assertThat(values(train, "epoch_accuracy")).isEqualTo(history.get("accuracy"));
        assertThat(values(train, "epoch_learning_rate")).isEqualTo(history.get("learning_rate"));
        assertThat(values(validation, "epoch_loss")).isEqualTo(history.get("val_loss"));
        assertThat(values(validation, "epoch_accuracy")).isEqualTo(history.get("val_accuracy"));
    }

    @Test
    void eachStepHasItsLossAndLearningRate() {
        List<Float> losses = new ArrayList<>();
        Trainer.of(new SoftmaxRegression(1, 2, new ExponentialSchedule(0.1, 0.5, 1, false, ScheduleUnit.STEP)))
                .epochs(2)
                .batchSize(2)
                .listener(TensorBoard.to(directory))
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(TrainingProgress progress) {
                        losses.add(progress.loss());
                    }
                })
                .fit(DATA);

        List<Event> events = scalars("steps");
        assertThat(steps(events)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events).extracting(event -> event.scalars().get("step_loss")).isEqualTo(losses);
        assertThat(values(events, "step_learning_rate")).containsExactly(0.1f, 0.05f, 0.025f, 0.0125f);
    }

    @Test
    void someStepsMayBeLeftOut() {
        trainer().listener(TensorBoard.to(directory).everySteps(4)).fit(DATA);

        assertThat(steps(scalars("steps"))).containsExactly(4L);
    }

    @Test
    void withoutValidationThereIsNoRunForIt() {
        Trainer.of(new SoftmaxRegression(1, 2))
                .listener(TensorBoard.to(directory))
                .fit(DATA);

        assertThat(directory.resolve("train")).exists();
        assertThat(directory.resolve("validation")).doesNotExist();
    }

    @Test
    void parametersHaveHistogramsIfAskedFor() {
        trainer().listener(TensorBoard.to(directory).histograms()).fit(DATA);

        List<Event> events = EventReader.readAll(directory.resolve("train")).stream()
                .filter(event -> event.histograms().containsKey("output/weights"))
                .toList();
        assertThat(steps(events)).containsExactly(1L, 2L, 3L);
        assertThat(events.get(0).histograms().get("output/weights").count()).isEqualTo(2);
    }

    @Test
    void withoutHistogramsThereAreNone() {
        trainer().listener(TensorBoard.to(directory)).fit(DATA);

        assertThat(EventReader.readAll(directory.resolve("train")))
                .allSatisfy(event -> assertThat(event.histograms()).isEmpty());
    }

    @Test
    void eventsAreInTheFilesWhenTheEpochEnds() {
        trainer()
                .listener(TensorBoard.to(directory))
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        assertThat(scalars("steps")).hasSize(2 * log.epoch());
                        assertThat(scalars("train")).hasSize(log.epoch());
                    }
                })
                .fit(DATA);
    }

    /** TensorBoard forgets what the start of a session repeats. */
    @Test
    void aResumedTrainingStartsANewSession() {
        trainer()
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(TrainingProgress progress) {
                        if (progress.epoch() == 2 && progress.step() == 1) {
                            TensorBoard resumed = TensorBoard.to(directory);
                            resumed.trainingStarted(progress);
                            resumed.trainingResumed(progress);
                            resumed.trainingFailed(progress, new IllegalStateException());
                        }
                    }
                })
                .fit(DATA);

        assertThat(sessionStarts("steps")).containsExactly(4L);
        assertThat(sessionStarts("train")).containsExactly(2L);
        assertThat(sessionStarts("validation")).containsExactly(2L);
    }

    @Test
    void aNewTrainingStartsAtTheFirstStep() {
        TensorBoard board = TensorBoard.to(directory);
        trainer().listener(board).fit(DATA);
        trainer().listener(board).fit(DATA);

        assertThat(sessionStarts("steps")).containsExactly(1L, 1L);
        assertThat(EventReader.files(directory.resolve("steps"))).hasSize(2);
    }

    private List<Long> sessionStarts(String run) {
        return steps(EventReader.readAll(directory.resolve(run)).stream()
                .filter(Event::isStart)
                .toList());
    }

    @Test
    void aTrainingThatFailsLeavesCompleteFiles() {
        Trainer failing = trainer().listener(TensorBoard.to(directory)).listener(new TrainingListener() {
            @Override
            public void stepDone(TrainingProgress progress) {
                if (progress.epoch() == 2) {
                    throw new IllegalStateException("no luck");
                }
            }
        });

        assertThatThrownBy(() -> failing.fit(DATA)).isInstanceOf(ListenerException.class);
        assertThat(scalars("steps")).hasSize(3);
    }

    @Test
    void aRunThatCannotBeWrittenIsOneWarning() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("train"), "a file, where a directory should be");

        History history = trainer().listener(TensorBoard.to(directory)).fit(DATA);

        assertThat(history.epochs()).isEqualTo(3);
        assertThat(history.warnings())
                .singleElement()
                .asString()
                .startsWith("cannot write " + directory + ": ")
                .endsWith("; events for TensorBoard may be missing");
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> trainer().listener(TensorBoard.to(file)).fit(DATA))
                .isInstanceOf(ListenerException.class)
                .hasMessageEndingWith("cannot write to " + file + ": it is a file; name a directory");
    }

    @Test
    void everySecondStepIsPossibleButNotEveryZeroth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TensorBoard.to(directory).everySteps(0))
                .withMessage("everySteps must be at least 1, but is 0");
    }
}
