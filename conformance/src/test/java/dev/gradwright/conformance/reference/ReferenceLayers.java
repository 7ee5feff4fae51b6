package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference of each kind of node. A kind that is not listed here has its own class, named {@code Reference} and the
 * kind. Its constructor takes the node and its parameters by role, in the order of the node.
 */
final class ReferenceLayers {
    private static final Map<String, Function<ReferenceLayers, Optional<ReferenceLayer>>> BY_KIND = Map.of(
            "Flatten", node -> Optional.empty(),
            "Activation", node -> Optional.empty(),
            "Dense", node -> Optional.of(node.dense()),
            "BatchNorm", node -> Optional.of(node.batchNorm()),
            "Dropout", node -> node.unlessZero("rate", rate -> new ReferenceDropout(rate, node.firstKey())),
            "AlphaDropout", node -> node.unlessZero("rate", rate -> new ReferenceAlphaDropout(rate, node.firstKey())),
            "GaussianNoise", node -> node.unlessZero("deviation", size -> new ReferenceNoise(size, node.firstKey())),
            "Add", node -> Optional.of(ReferenceActivation.of(ActivationFunction.LINEAR, 1)),
            "Concat", node -> Optional.of(ReferenceActivation.of(ActivationFunction.LINEAR, 1)));

    private final Node node;
    private final Map<String, Matrix> parameters;
    private final long seed;

    private ReferenceLayers(Node node, Map<String, Matrix> parameters, long seed) {
        this.node = node;
        this.parameters = parameters;
        this.seed = seed;
    }

    /**
     * The references of the operations of a node, in order: its own operation, if its kind has one, and its function.
     *
     * @param seed of the generated network, whose first step is computed
     */
    static List<ReferenceLayer> of(Node node, Map<String, Matrix> parameters, long seed) {
        ReferenceLayers layers = new ReferenceLayers(node, parameters, seed);
        Function<ReferenceLayers, Optional<ReferenceLayer>> own =
                BY_KIND.getOrDefault(node.kind(), any -> Optional.of(named(node, layers::parameter)));
        return Stream.concat(own.apply(layers).stream(), layers.function().stream())
                .toList();
    }

    /** The roles of the parameters that the reference of a node takes, in order. */
    static List<String> roles(Node node) {
        List<String> roles = new ArrayList<>();
        named(node, role -> {
            roles.add(role);
            return Matrix.filled(1, node.inputs(), 1);
        });
        return roles;
    }

    /** An instance of the class that is named after the kind. */
    private static ReferenceLayer named(Node node, Function<String, Matrix> parameters) {
        String name = ReferenceLayers.class.getPackageName() + ".Reference" + node.kind();
        try {
            return Class.forName(name)
                    .asSubclass(ReferenceLayer.class)
                    .getDeclaredConstructor(Node.class, Function.class)
                    .newInstance(node, parameters);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(
                    "layers of the kind " + node.kind() + " need a reference: " + name
                            + " with a constructor that takes a Node and a Function<String, Matrix>",
                    e);
        }
    }

    private Optional<ReferenceLayer> function() {
        Attributes attributes = node.attributes();
        if (!attributes.has("function")) {
            return Optional.empty();
        }
        ActivationFunction function = ActivationFunction.valueOf(attributes.text("function"));
        return Optional.of(
                function == ActivationFunction.PRELU
                        ? new ReferencePRelu(node.name(), parameter("alpha"))
                        : ReferenceActivation.of(
                                function, attributes.has("alpha") ? attributes.number("alpha") : Double.NaN));
    }

    private ReferenceLayer dense() {
        return new ReferenceDense(node.name(), parameter("weights"), parameterOrNull("bias"));
    }

    private ReferenceLayer batchNorm() {
        return new ReferenceBatchNorm(
                node.name(),
                node.training().number("momentum"),
                node.attributes().number("epsilon"),
                parameterOrNull("gamma"),
                parameterOrNull("beta"),
                parameter("movingMean"),
                parameter("movingVariance"));
    }

    private Optional<ReferenceLayer> unlessZero(String attribute, Function<Double, ReferenceLayer> layer) {
        return node.training().has(attribute)
                ? Optional.of(layer.apply(node.training().number(attribute)))
                : Optional.empty();
    }

    /** The key of the random numbers of a layer in the first step. */
    private long firstKey() {
        return CounterRandom.derive(CounterRandom.stream(seed, node.name()), 0);
    }

    private Matrix parameter(String role) {
        return Objects.requireNonNull(parameterOrNull(role), node.name() + "." + role);
    }

    private @Nullable Matrix parameterOrNull(String role) {
        return parameters.get(node.name() + "." + role);
    }
}
