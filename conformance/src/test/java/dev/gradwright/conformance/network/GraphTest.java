package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.NodeParameter;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.Layer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph and the parameters of a generated network are enough to predict as the network does. */
class GraphTest {
    private static final List<NetworkModel> MODELS = GradientModels.all();
    private static final int ROWS = 7;

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
        Interpreter.assertAgreesWith(create(model), model.randomFeatures(ROWS, 4));
    }

    @ParameterizedTest
    @MethodSource("models")
    void itDescribesTheSpec(NetworkModel model) {
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
