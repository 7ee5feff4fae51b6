package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.runtime.KerasNumbers;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccuracyTest {
    static Stream<Arguments> cases() {
        return KerasNumbers.stream(KerasNumbers.read(AccuracyTest.class, "accuracies.json"))
                .map(numbers -> Arguments.of(numbers.get("name").asText(), numbers));
    }

    /** Over several batches of different sizes, ties included. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void runningAccuracyIsThatOfKeras(String name, JsonNode numbers) {
        Accuracy accuracy = accuracy(numbers.get("class").asText());
        double sum = 0;
        int rows = 0;
        for (int batch = 0; batch < numbers.get("batches").size(); batch++) {
            FMatrixRMaj y =
                    KerasNumbers.matrix(numbers.get("batches").get(batch).get("y_true"));
            FMatrixRMaj predictions =
                    KerasNumbers.matrix(numbers.get("batches").get(batch).get("y_pred"));
            sum += accuracy.sum(predictions, y);
            rows += y.numRows;
            double expected = numbers.get("result_after_batch").get(batch).asDouble();
            assertThat(sum / rows).as("after batch %d", batch).isCloseTo(expected, within(1e-6));
        }
    }

    private static Accuracy accuracy(String kerasClass) {
        return switch (kerasClass) {
            case "BinaryAccuracy" -> Accuracy.BINARY;
            case "CategoricalAccuracy" -> Accuracy.CATEGORICAL;
            default -> Accuracy.SPARSE;
        };
    }

    @Test
    void binaryAccuracyIsAveragedOverTheOutputs() {
        FMatrixRMaj predictions = new FMatrixRMaj(new float[][] {{0.9f, 0.1f, 0.7f, 0.2f}});
        FMatrixRMaj y = new FMatrixRMaj(new float[][] {{1, 0, 0, 0}});

        assertThat(Accuracy.BINARY.sum(predictions, y)).isEqualTo(0.75);
    }

    @Test
    void squaredErrorsOfOneUnitAreBinaryOfMoreCategorical() {
        assertThat(new MeanSquaredError().accuracy(1)).isEqualTo(Accuracy.BINARY);
        assertThat(new MeanSquaredError().accuracy(3)).isEqualTo(Accuracy.CATEGORICAL);
    }
}
