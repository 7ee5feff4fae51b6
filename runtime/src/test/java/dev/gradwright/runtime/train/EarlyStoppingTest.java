package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.KerasNumbers;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingData;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EarlyStoppingTest {
    static Stream<Arguments> cases() {
        return KerasNumbers.stream(KerasNumbers.read(EarlyStoppingTest.class, "early_stopping.json"))
                .map(numbers -> Arguments.of(numbers.get("config").toString(), numbers));
    }

    /** In each epoch all weights are set to its number, so that they tell which epoch was restored. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void stopsAndRestoresAsKeras(String name, JsonNode numbers) {
        EarlyStopping listener = configured(numbers.get("config"));
        String monitor = numbers.get("config").path("monitor").asText("val_loss");
        double[] values = KerasNumbers.doubles(numbers.get("monitor_values"));
        Progress progress = new Progress(monitor);

        listener.trainingStarted(progress);
        while (progress.epoch < values.length && !progress.stopped) {
            progress.weights((float) progress.epoch);
            progress.epoch++;
            float value = (float) values[progress.epoch - 1];
            listener.epochEnded(progress, new EpochLog(progress.epoch, Map.of(monitor, value)));
        }
        listener.trainingEnded(progress);

        assertThat(progress.epoch).isEqualTo(numbers.get("epochs_run").asInt());
        assertThat(listener.bestEpoch()).isEqualTo(numbers.get("best_epoch").asInt() + 1);
        assertThat(progress.weights())
                .isEqualTo(numbers.get("weights_at_end_are_those_of_epoch").asInt());
    }

    private static EarlyStopping configured(JsonNode config) {
        EarlyStopping listener = EarlyStopping.patience(config.get("patience").asInt());
        if (config.has("monitor")) {
            listener = listener.monitor(config.get("monitor").asText());
        }
        if (config.has("baseline")) {
            listener = listener.baseline(config.get("baseline").asDouble());
        }
        if (config.has("start_from_epoch")) {
            listener = listener.startFromEpoch(config.get("start_from_epoch").asInt());
        }
        if (config.has("min_delta")) {
            listener = listener.minDelta(config.get("min_delta").asDouble());
        }
        return config.path("restore_best_weights").asBoolean(false) ? listener.restoringBest() : listener;
    }

    @ParameterizedTest(name = "{0} improves to {2}")
    @CsvSource({
        "loss, 0.3, 0.2",
        "val_loss, 0.3, 0.2",
        "mae, 0.3, 0.2",
        "val_rmse, 0.3, 0.2",
        "val_accuracy, 0.2, 0.3",
        "val_top_k_accuracy, 0.2, 0.3",
        "precision, 0.2, 0.3",
        "val_recall, 0.2, 0.3",
        "val_f1, 0.2, 0.3",
        "val_auc, 0.2, 0.3",
        "val_r2, 0.2, 0.3"
    })
    void everyMetricKnowsItsDirection(String monitor, float worse, float better) {
        EarlyStopping listener = EarlyStopping.patience(5).monitor(monitor);

        run(listener, monitor, worse, better, worse);

        assertThat(listener.bestEpoch()).isEqualTo(2);
    }

    @Test
    void aModeOverridesTheDirectionOfTheMetric() {
        EarlyStopping listener = EarlyStopping.patience(5).monitor("val_auc").mode(MonitorMode.MIN);

        run(listener, "val_auc", 0.3f, 0.2f, 0.4f);

        assertThat(listener.bestEpoch()).isEqualTo(2);
    }

    @Test
    void aValueWithoutADirectionNeedsAMode() {
        EarlyStopping listener = EarlyStopping.patience(5).monitor("learning_rate");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(listener, "learning_rate", 0.1f))
                .withMessage(
                        "learning_rate is neither a loss nor a metric, so its direction is unknown; set the mode to MIN"
                                + " or MAX");
        run(listener.mode(MonitorMode.MAX), "learning_rate", 0.1f);
    }

    @Test
    void nanIsNeverAnImprovement() {
        EarlyStopping listener = EarlyStopping.patience(2).monitor("val_auc");

        Progress progress = run(listener, "val_auc", Float.NaN, 0.5f, Float.NaN, Float.NaN);

        assertThat(listener.bestEpoch()).isEqualTo(2);
        assertThat(progress.stopReason).isEqualTo("val_auc has not improved for 2 epochs (best 0.5000 in epoch 2)");
    }

    @Test
    void givesTheReasonAndTheEpochOfStopping() {
        EarlyStopping listener = EarlyStopping.patience(1);

        run(listener, "val_loss", 0.5f, 0.25f, 0.375f);

        assertThat(listener.stoppedEpoch()).isEqualTo(3);
        assertThat(listener.reason()).isEqualTo("val_loss has not improved for 1 epoch (best 0.2500 in epoch 2)");
    }

    @Test
    void theReasonMentionsTheBaseline() {
        EarlyStopping listener = EarlyStopping.patience(2).baseline(0.1);

        run(listener, "val_loss", 0.5f, 0.25f, 0.375f);

        assertThat(listener.reason())
                .isEqualTo("val_loss has not improved on the baseline 0.1000 for 3 epochs (best 0.2500 in epoch 2)");
    }

    @Test
    void aSecondTrainingStartsAnew() {
        EarlyStopping listener = EarlyStopping.patience(1);
        run(listener, "val_loss", 0.5f, 0.25f, 0.375f);

        run(listener, "val_loss", 0.75f);

        assertThat(listener.bestEpoch()).isEqualTo(1);
        assertThat(listener.stoppedEpoch()).isZero();
        assertThat(listener.reason()).isEmpty();
    }

    private static Progress run(EarlyStopping listener, String monitor, float... values) {
        Progress progress = new Progress(monitor);
        listener.trainingStarted(progress);
        for (float value : values) {
            progress.epoch++;
            listener.epochEnded(progress, new EpochLog(progress.epoch, Map.of(monitor, value)));
        }
        listener.trainingEnded(progress);
        return progress;
    }

    @Test
    void rejectsNegativePatience() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyStopping.patience(-1))
                .withMessage("patience must be at least 0, but is -1");
    }

    private static final class Progress implements TrainingProgress {
        private final SoftmaxRegression network = new SoftmaxRegression(1, 1);
        private final String recorded;
        private int epoch;
        private boolean stopped;
        private String stopReason = "";

        Progress(String recorded) {
            this.recorded = recorded;
        }

        void weights(float value) {
            network.output().setWeights(new FMatrixRMaj(new float[][] {{value}}));
        }

        float weights() {
            return network.output().weights().get(0, 0);
        }

        @Override
        public TrainableNetwork network() {
            return network;
        }

        @Override
        public TrainingData data() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int epochs() {
            return 100;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public int stepsPerEpoch() {
            return 1;
        }

        @Override
        public int step() {
            return 1;
        }

        @Override
        public Dataset validation() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> settings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public float loss() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<EpochLog> logs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void warn(String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunningMetrics metrics() {
            return network.metrics();
        }

        @Override
        public List<String> names() {
            return List.of(recorded);
        }

        @Override
        public void stop(String reason) {
            stopped = true;
            stopReason = reason;
        }

        @Override
        public void restored(int epoch) {}

        @Override
        public void visit(StateVisitor visitor) {}
    }
}
