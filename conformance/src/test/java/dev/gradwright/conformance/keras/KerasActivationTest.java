package dev.gradwright.conformance.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.LayerModel;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.MatrixFeatures_FDRM;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Activations in generated networks agree with those of Keras in value and derivative, including kinks and extreme
 * inputs. The network is an identity followed by the activation. With a single row, the gradient of its bias is the
 * derivative.
 */
class KerasActivationTest {
    private static final List<Recorded> CASES = StreamSupport.stream(
                    Fixture.load("activations").get("cases").spliterator(), false)
            .map(Recorded::of)
            .toList();

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(
                directory, CASES.stream().map(Recorded::model).toList());
    }

    static Stream<Arguments> cases() {
        return CASES.stream()
                .flatMap(recorded -> Arrays.stream(KernelTier.values()).map(tier -> arguments(recorded, tier)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valuesAreThoseOfKeras(Recorded recorded, KernelTier tier) {
        FMatrixRMaj y = new FMatrixRMaj(1, 1);
        identity(recorded, tier).predict(recorded.matrix("x"), y);
        assertClose(y, recorded.matrix("y"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void derivativesAreThoseOfKeras(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = identity(recorded, tier);
        FMatrixRMaj x = recorded.matrix("x");
        for (int row = 0; row < x.numRows; row++) {
            if (MatrixFeatures_FDRM.hasUncountable(recorded.row("y", row))) {
                continue; // the exponential overflows, and so does every loss
            }
            FMatrixRMaj targets = UpstreamLoss.targets(recorded.row("y", row), recorded.row("upstream", row));
            network.computeGradients(recorded.row("x", row), targets);
            assertClose(network.parameters().get(1).gradient(), recorded.row("dx", row));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGradientsOfTrainedSlopesAreThoseOfKeras(KernelTier tier) {
        Recorded recorded = CASES.stream()
                .filter(candidate -> candidate.toString().equals("prelu"))
                .findFirst()
                .orElseThrow();
        TrainableNetwork network = identity(recorded, tier);
        network.computeGradients(
                recorded.matrix("x"), UpstreamLoss.targets(recorded.matrix("y"), recorded.matrix("upstream")));
        assertClose(network.parameters().get(2).gradient(), recorded.matrix("dalpha"));
    }

    private static TrainableNetwork identity(Recorded recorded, KernelTier tier) {
        TrainableNetwork network = networks.create(recorded.model(), 1, tier);
        network.parameters().get(0).set(CommonOps_FDRM.identity(recorded.model().inputs()));
        if (recorded.json().has("alpha")) {
            network.parameters().get(2).set(recorded.matrix("alpha"));
        }
        return network;
    }

    private static void assertClose(FMatrixRMaj actual, FMatrixRMaj expected) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            if (actual.data[i] == expected.data[i]) {
                continue; // includes infinity
            }
            float tolerance = 2e-6f * Math.max(1, Math.abs(expected.data[i]));
            assertThat(actual.data[i]).as("element %d", i).isCloseTo(expected.data[i], within(tolerance));
        }
    }

    /** A recorded case and the network that repeats it. */
    record Recorded(JsonNode json, NetworkModel model) {
        static Recorded of(JsonNode json) {
            String name = json.get("name").asText();
            int width = Fixture.matrix(json.get("x")).numCols;
            LayerModel activation = name.equals("prelu")
                    ? LayerModel.prelu("f")
                    : LayerModel.activation("f", function(name), alpha(json.get("config")));
            return new Recorded(
                    json,
                    NetworkModel.of(
                            "Activation_" + name.replace('.', '_'),
                            width,
                            LossFunction.MEAN_SQUARED_ERROR,
                            LayerModel.dense("z", width, ActivationFunction.LINEAR),
                            activation));
        }

        private static ActivationFunction function(String name) {
            return Arrays.stream(ActivationFunction.values())
                    .filter(function -> name.startsWith(function.name().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow();
        }

        private static double alpha(JsonNode config) {
            return config.path("negative_slope").asDouble(config.path("alpha").asDouble(Double.NaN));
        }

        FMatrixRMaj matrix(String field) {
            return Fixture.matrix(json.get(field));
        }

        FMatrixRMaj row(String field, int row) {
            FMatrixRMaj all = matrix(field);
            return CommonOps_FDRM.extract(all, row, row + 1, 0, all.numCols);
        }

        @Override
        public String toString() {
            return json.get("name").asText();
        }
    }
}
