package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.runtime.KerasNumbers;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and gradients, with and without sample weights, are those of Keras. */
class KerasLossesTest {
    static Stream<Arguments> cases() {
        return KerasNumbers.stream(KerasNumbers.read(KerasLossesTest.class, "losses.json"))
                .map(numbers -> Arguments.of(numbers.get("name").asText(), numbers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void meanLossAndGradient(String name, JsonNode numbers) {
        FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

        double mean = loss(numbers).train(predictions(numbers), targets(numbers), null, gradient);

        assertThat(mean).isCloseTo(numbers.get("loss").asDouble(), closeTo(numbers.get("loss")));
        requireClose(gradient, KerasNumbers.matrix(numbers.get("dy_pred")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void weightedLossAndGradient(String name, JsonNode numbers) {
        FMatrixRMaj gradient = new FMatrixRMaj(1, 1);
        FMatrixRMaj weights = KerasNumbers.matrix(numbers.get("sample_weight"));

        double mean = loss(numbers).train(predictions(numbers), targets(numbers), weights, gradient);

        assertThat(mean).isCloseTo(numbers.get("weighted_loss").asDouble(), closeTo(numbers.get("weighted_loss")));
        requireClose(gradient, KerasNumbers.matrix(numbers.get("weighted_dy_pred")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theLossOfEachRowIsThatOfKeras(String name, JsonNode numbers) {
        RowLoss loss = loss(numbers);
        FMatrixRMaj predictions = predictions(numbers);
        double[] expected = KerasNumbers.doubles(numbers.get("per_sample").get("data"));

        for (int row = 0; row < expected.length; row++) {
            assertThat(loss.rowLoss(predictions, row, targets(numbers)))
                    .as("row %d", row)
                    .isCloseTo(expected[row], within(2e-6 * (1 + Math.abs(expected[row]))));
        }
    }

    private static Offset<Double> closeTo(JsonNode expected) {
        return within(1e-6 * Math.max(1, Math.abs(expected.asDouble())));
    }

    private static RowLoss loss(JsonNode numbers) {
        boolean logits = numbers.get("config").path("from_logits").asBoolean(false);
        float smoothing = (float) numbers.get("config").path("label_smoothing").asDouble(0);
        return switch (numbers.get("class").asText()) {
            case "MeanSquaredError" -> new MeanSquaredError();
            case "MeanAbsoluteError" -> new MeanAbsoluteError();
            case "Huber" ->
                new Huber((float) numbers.get("config").path("delta").asDouble(1));
            case "LogCosh" -> new LogCosh();
            case "KLDivergence" -> new KlDivergence();
            case "Hinge" -> new Hinge();
            case "SquaredHinge" -> new SquaredHinge();
            case "Poisson" -> new Poisson();
            case "CosineSimilarity" -> new CosineSimilarity();
            case "BinaryCrossentropy" ->
                logits ? new SigmoidBinaryCrossentropy(smoothing) : new BinaryCrossentropy(smoothing);
            case "CategoricalCrossentropy" ->
                logits ? new SoftmaxCategoricalCrossentropy(smoothing) : new CategoricalCrossentropy(smoothing);
            default ->
                logits
                        ? new SoftmaxSparseCategoricalCrossentropy(smoothing)
                        : new SparseCategoricalCrossentropy(smoothing);
        };
    }

    private static FMatrixRMaj predictions(JsonNode numbers) {
        return KerasNumbers.matrix(numbers.get("y_pred"));
    }

    private static FMatrixRMaj targets(JsonNode numbers) {
        return KerasNumbers.matrix(numbers.get("y_true"));
    }

    private static void requireClose(FMatrixRMaj actual, FMatrixRMaj expected) {
        assertThat(actual.numRows).isEqualTo(expected.numRows);
        assertThat(actual.numCols).isEqualTo(expected.numCols);
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(actual.data[i])
                    .as("element %d", i)
                    .isCloseTo(expected.data[i], within(2e-7f + 1e-5f * Math.abs(expected.data[i])));
        }
    }
}
