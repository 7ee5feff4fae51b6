package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.KerasNumbers;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Metrics over several batches of different sizes are those of Keras, ties included, with and without sample weights.
 */
class KerasMetricsTest {
    static Stream<Arguments> cases() {
        return KerasNumbers.stream(KerasNumbers.read(KerasMetricsTest.class, "metrics.json"))
                .map(numbers -> Arguments.of(numbers.get("name").asText(), numbers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void runningValueIsThatOfKeras(String name, JsonNode numbers) {
        Metric metric = metric(numbers.get("class").asText());
        RunningMetrics metrics = metrics(metric, numbers);
        for (int batch = 0; batch < numbers.get("batches").size(); batch++) {
            add(numbers.get("batches").get(batch), metrics);
            double expected = numbers.get("result_after_batch").get(batch).asDouble();
            assertThat((double) metrics.value(metric))
                    .as("after batch %d", batch)
                    .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
    }

    private static void add(JsonNode batch, RunningMetrics metrics) {
        FMatrixRMaj predictions = KerasNumbers.matrix(batch.get("y_pred"));
        FMatrixRMaj y = KerasNumbers.matrix(batch.get("y_true"));
        @Nullable
        FMatrixRMaj weights = batch.has("sample_weight") ? KerasNumbers.matrix(batch.get("sample_weight")) : null;
        metrics.add(0, predictions, y, weights);
    }

    private static RunningMetrics metrics(Metric metric, JsonNode numbers) {
        JsonNode config = numbers.get("config");
        double threshold =
                config.path("threshold").asDouble(config.path("thresholds").asDouble(0.5));
        MetricOptions options =
                new MetricOptions((float) threshold, config.path("k").asInt(5), 200, true);
        int units = KerasNumbers.matrix(numbers.get("batches").get(0).get("y_pred")).numCols;
        return new RunningMetrics(targets(numbers.get("class").asText(), units), units, options, metric);
    }

    private static Metric metric(String kerasClass) {
        return switch (kerasClass) {
            case "TopKCategoricalAccuracy", "SparseTopKCategoricalAccuracy" -> Metric.TOP_K_ACCURACY;
            case "Precision" -> Metric.PRECISION;
            case "Recall" -> Metric.RECALL;
            case "F1Score" -> Metric.F1;
            case "AUC" -> Metric.AUC;
            case "MeanAbsoluteError" -> Metric.MAE;
            case "RootMeanSquaredError" -> Metric.RMSE;
            case "R2Score" -> Metric.R2;
            default -> Metric.ACCURACY;
        };
    }

    private static TargetKind targets(String kerasClass, int units) {
        return switch (kerasClass) {
            case "SparseCategoricalAccuracy", "SparseTopKCategoricalAccuracy" -> TargetKind.CLASS_INDEX;
            case "MeanAbsoluteError", "RootMeanSquaredError", "R2Score" -> TargetKind.VALUES;
            default -> units == 1 ? TargetKind.BINARY : TargetKind.ONE_HOT;
        };
    }
}
