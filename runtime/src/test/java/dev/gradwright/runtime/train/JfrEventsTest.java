package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrEventsTest {
    private static final Dataset DATA = Dataset.of(
            FMatrixRMaj.wrap(4, 1, new float[] {1, -1, 2, -2}), FMatrixRMaj.wrap(4, 1, new float[] {1, 0, 1, 0}));

    @TempDir
    Path directory;

    private final List<Float> losses = new ArrayList<>();

    private Trainer trainer() {
        return Trainer.of(new SoftmaxRegression(1, 2))
                .epochs(3)
                .batchSize(2)
                .listener(JfrEvents.listener())
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(TrainingProgress progress) {
                        losses.add(progress.loss());
                    }
                });
    }

    /** The events of a kind while something runs. */
    private List<RecordedEvent> recorded(String kind, Runnable training) throws IOException {
        Path file = directory.resolve("run.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.gradwright." + kind).withoutThreshold();
            recording.start();
            training.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.gradwright." + kind))
                .toList();
    }

    @Test
    void eachStepIsAnEvent() throws IOException {
        List<RecordedEvent> events = recorded("Step", () -> trainer().fit(DATA));

        assertThat(events).extracting(event -> event.getLong("step")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events).extracting(event -> event.getInt("epoch")).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(events).extracting(event -> event.getFloat("loss")).isEqualTo(losses);
        assertThat(events).extracting(event -> event.getDouble("learningRate")).containsOnly(0.1);
        assertThat(events).extracting(RecordedEvent::getDuration).allMatch(time -> time.compareTo(Duration.ZERO) > 0);
    }

    @Test
    void eachEpochIsAnEvent() throws IOException {
        History[] history = new History[1];
        List<RecordedEvent> events = recorded(
                "Epoch", () -> history[0] = trainer().validation(DATA.take(2)).fit(DATA));

        assertThat(events).extracting(event -> event.getInt("epoch")).containsExactly(1, 2, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(events.get(i).getFloat("loss")).isEqualTo(history[0].get("loss")[i]);
            assertThat(events.get(i).getFloat("validationLoss"))
                    .isEqualTo(history[0].get("val_loss")[i]);
        }
    }

    @Test
    void withoutValidationItsLossIsNaN() throws IOException {
        assertThat(recorded("Epoch", () -> trainer().fit(DATA)))
                .extracting(event -> event.getFloat("validationLoss"))
                .containsOnly(Float.NaN);
    }

    @Test
    void theTrainingIsAnEvent() throws IOException {
        assertThat(recorded("Training", () -> trainer().fit(DATA)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getString("network")).isEqualTo("SoftmaxRegression");
                    assertThat(event.getInt("epochs")).isEqualTo(3);
                    assertThat(event.getInt("stepsPerEpoch")).isEqualTo(2);
                    assertThat(event.getInt("batchSize")).isEqualTo(2);
                    assertThat(event.getLong("rows")).isEqualTo(4);
                    assertThat(event.getString("result")).isEmpty();
                });
    }

    @Test
    void theEventOfATrainingThatFailedSaysWhy() throws IOException {
        Trainer failing = trainer().listener(new TrainingListener() {
            @Override
            public void epochStarted(TrainingProgress progress) {
                throw new IllegalStateException("no luck");
            }
        });

        assertThat(recorded(
                        "Training",
                        () -> assertThatThrownBy(() -> failing.fit(DATA)).isInstanceOf(ListenerException.class)))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("result")).contains("no luck"));
    }

    @Test
    void eventsAreDescribed() throws IOException {
        RecordedEvent event = recorded("Step", () -> trainer().fit(DATA)).get(0);

        assertThat(event.getEventType().getLabel()).isEqualTo("Step");
        assertThat(event.getEventType().getCategoryNames()).containsExactly("Gradwright");
        assertThat(event.getEventType().getField("loss").getLabel()).isEqualTo("Loss");
    }

    @Test
    void withoutARecordingNothingHappens() {
        assertThat(trainer().fit(DATA).epochs()).isEqualTo(3);
    }
}
