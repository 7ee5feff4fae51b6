package dev.gradwright.conformance.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.statistics.LayerValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values of layers, computed apart from the network, are those of the network, for each kind of layer. */
class LayerValuesTest {
    private static final List<NetworkModel> MODELS = GradientModels.all();
    private static final int ROWS = 7;
    private static final double TOLERANCE = 1e-5;

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(directory, MODELS);
    }

    static List<NetworkModel> models() {
        return MODELS;
    }

    /** Frozen batch norms use their moving averages, as all do in inference. */
    @ParameterizedTest
    @MethodSource("models")
    void theLastOnesAreThePredictions(NetworkModel model) {
        TrainableNetwork network = networks.create(model, 1, KernelTier.active());
        FMatrixRMaj x = model.randomFeatures(ROWS, 4);
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        network.predict(x, predictions);
        network.layers().forEach(Layer::freeze);
        List<String> visited = new ArrayList<>();

        FMatrixRMaj values = LayerValues.compute(network, x, (node, outputs) -> {
            visited.add(node.name());
            assertThat(outputs.numRows).isEqualTo(ROWS);
            assertThat(outputs.numCols).isEqualTo(node.outputs());
        });

        assertThat(visited).isEqualTo(network.layers().stream().map(Layer::name).toList());
        assertClose(values, predictions);
    }

    @Test
    void aBatchNormThatTrainsUsesTheStatisticsOfTheRows() {
        FMatrixRMaj x = new FMatrixRMaj(200, Watched.INPUTS);
        for (int i = 0; i < x.getNumElements(); i++) {
            x.data[i] = 30 * (float) Math.sqrt(i);
        }

        FMatrixRMaj unused = LayerValues.compute(WatchedNetwork.create(1), x, (node, outputs) -> {
            if (node.name().equals("norm")) {
                assertThat(meanSquare(outputs)).isCloseTo(1, within(1e-3));
            }
        });
    }

    private static double meanSquare(FMatrixRMaj matrix) {
        double sum = 0;
        for (float value : matrix.data) {
            sum += value * value;
        }
        return sum / matrix.getNumElements();
    }

    private static void assertClose(FMatrixRMaj actual, FMatrixRMaj expected) {
        assertThat(actual.getNumElements()).isEqualTo(expected.getNumElements());
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat((double) actual.data[i])
                    .as("element %d", i)
                    .isCloseTo(expected.data[i], within(TOLERANCE * Math.max(1, Math.abs(expected.data[i]))));
        }
    }
}
