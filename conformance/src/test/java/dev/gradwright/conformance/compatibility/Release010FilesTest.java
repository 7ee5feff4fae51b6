package dev.gradwright.conformance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.runtime.TrainableNetwork;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that 0.1.0 trained and saved can be loaded, and predict the same as in 0.1.0. */
class Release010FilesTest {
    private static final String DIRECTORY = "/models-0.1.0/";
    private static final int ROWS = 4;
    private static final int INPUTS = 6;
    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> models() {
        return Stream.of(
                model("Classifier", Release010_ClassifierNetwork::load),
                model("Penalized", Release010_PenalizedNetwork::load),
                model("Norms", Release010_NormsNetwork::load),
                model("Activations", Release010_ActivationsNetwork::load),
                model("Branches", Release010_BranchesNetwork::load),
                model("Blocks", Release010_BlocksNetwork::load),
                model("Transfer", Release010_TransferNetwork::load));
    }

    private static Arguments model(String spec, Function<Path, TrainableNetwork> load) {
        return arguments(spec, load);
    }

    @ParameterizedTest
    @MethodSource("models")
    void predictsWhatItPredictedThen(String spec, Function<Path, TrainableNetwork> load) throws IOException {
        TrainableNetwork network = load.apply(resource(spec + ".safetensors"));
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        network.predict(features(), predictions);
        List<String> expected = Files.readAllLines(resource(spec + ".txt"));
        assertThat(predictions.numRows).isEqualTo(expected.size());
        for (int row = 0; row < ROWS; row++) {
            double[] values = numbers(expected.get(row));
            assertThat(predictions.numCols).isEqualTo(values.length);
            for (int column = 0; column < values.length; column++) {
                double scale = Math.max(1, Math.abs(values[column]));
                assertThat((double) predictions.get(row, column))
                        .as("row %d, column %d", row, column)
                        .isCloseTo(values[column], within(TOLERANCE * scale));
            }
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Float::parseFloat).toArray();
    }

    /** Quarters from −1.25 to 1.25. */
    private static FMatrixRMaj features() {
        FMatrixRMaj features = new FMatrixRMaj(ROWS, INPUTS);
        for (int i = 0; i < features.getNumElements(); i++) {
            features.data[i] = (i * 7 % 11 - 5) / 4f;
        }
        return features;
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Release010FilesTest.class.getResource(DIRECTORY + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
