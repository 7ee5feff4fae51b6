package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.runtime.KerasNumbers;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.loss.RunningMetrics;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EarlyStoppingTest {
    static Stream<Arguments> cases() {
        return KerasNumbers.stream(KerasNumbers.read(EarlyStoppingTest.class, "early_stopping.json"))
                .map(numbers -> Arguments.of(numbers.get("config").toString(), numbers));
    }

    /** The weights of each epoch are its number, so that they tell which epoch was restored. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void stopsAndRestoresAsKeras(String name, JsonNode numbers) {
        EarlyStopping listener = configured(numbers.get("config"));
        String monitor = numbers.get("config").path("monitor").asText("val_loss");
        double[] values = KerasNumbers.doubles(numbers.get("monitor_values"));
        Progress progress = new Progress();

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
        if (config.has("min_delta")) {
            listener = listener.minDelta(config.get("min_delta").asDouble());
        }
        return config.path("restore_best_weights").asBoolean(false) ? listener.restoringBest() : listener;
    }

    @Test
    void saysWhatIsThereInThePlaceOfAnUnknownValue() {
        EarlyStopping listener = EarlyStopping.patience(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listener.epochEnded(new Progress(), new EpochLog(1, Map.of("loss", 1f))))
                .withMessage("there is no val_loss in this training, only [loss];"
                        + " validation data bring val_loss and its kin");
    }

    @Test
    void rejectsNegativePatience() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EarlyStopping.patience(-1))
                .withMessage("patience must be at least 0, but is -1");
    }

    private static final class Progress implements TrainingProgress {
        private final SoftmaxRegression network = new SoftmaxRegression(1, 1);
        private int epoch;
        private boolean stopped;

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
        public RunningMetrics metrics() {
            return network.metrics();
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }
}
