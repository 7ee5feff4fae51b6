package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.NodeParameter;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph of a generated network and its parameters say all that there is to know in order to predict as it does. */
class GraphTest {
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

    @ParameterizedTest
    @MethodSource("models")
    void anInterpreterPredictsTheSame(NetworkModel model) {
        TrainableNetwork network = create(model);
        FMatrixRMaj x = model.randomFeatures(ROWS, 4);
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        network.predict(x, predictions);

        assertClose(predictions, interpreter(network).predict(Matrix.copyOf(x)));
    }

    private static ReferenceNetwork interpreter(TrainableNetwork network) {
        Map<String, Matrix> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            parameters.put(parameter.name(), Matrix.copyOf(parameter.get()));
        }
        return new ReferenceNetwork(network.graph(), parameters, 1);
    }

    private static void assertClose(FMatrixRMaj actual, Matrix expected) {
        assertThat(actual.getNumElements()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat((double) actual.data[i])
                    .as("element %d", i)
                    .isCloseTo(expected.get(i), within(TOLERANCE * Math.max(1, Math.abs(expected.get(i)))));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void itSaysWhatTheSpecSays(NetworkModel model) {
        Graph expected = model.graph();
        Graph graph = create(model).graph();

        assertThat(graph.name()).isEqualTo(expected.name());
        assertThat(graph.inputs()).isEqualTo(expected.inputs());
        assertThat(graph.nodes()).isEqualTo(expected.nodes());
        assertThat(graph.outputs()).isEqualTo(expected.outputs());
        assertThat(graph.training().loss().kind()).isEqualTo(model.loss().name());
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsParametersAreThoseOfTheNetwork(NetworkModel model) {
        TrainableNetwork network = create(model);

        assertThat(network.graph().nodes().stream()
                        .flatMap(node -> node.parameters().stream())
                        .toList())
                .isEqualTo(
                        network.parameters().stream().map(GraphTest::described).toList());
    }

    private static NodeParameter described(Parameter parameter) {
        String role = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
        return new NodeParameter(role, parameter.name(), parameter.rows(), parameter.columns(), parameter.trainable());
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsNodesAreTheLayers(NetworkModel model) {
        TrainableNetwork network = create(model);

        assertThat(network.graph().nodes().stream()
                        .map(node -> node.name() + " " + node.kind() + " " + node.inputs() + " " + node.outputs())
                        .toList())
                .isEqualTo(network.layers().stream().map(GraphTest::described).toList());
    }

    private static String described(Layer layer) {
        return layer.name() + " " + layer.kind() + " " + layer.inputs() + " " + layer.outputs();
    }

    private static TrainableNetwork create(NetworkModel model) {
        return networks.create(model, 1, KernelTier.active());
    }
}
