package dev.gradwright.conformance.model;

import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.spec.LayerSpec.Kind;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.graph.GraphBuilder.NodeBuilder;
import dev.gradwright.runtime.graph.Node;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A layer as a test describes it: the method of a spec, and the node that the generated network's graph must have for
 * it.
 */
public sealed interface LayerModel {
    /** A dense layer with bias. */
    static LayerModel dense(String name, int units, ActivationFunction activation) {
        return dense(name, units, activation, true);
    }

    /** A dense layer without bias. */
    static LayerModel denseWithoutBias(String name, int units, ActivationFunction activation) {
        return dense(name, units, activation, false);
    }

    /** A dense layer. */
    static LayerModel dense(String name, int units, ActivationFunction activation, boolean bias) {
        String source = "@Dense(units = %d, activation = ActivationFunction.%s, bias = %b) DenseLayer"
                .formatted(units, activation, bias);
        return new SingleModel(name, "Dense", source, units, (node, inputs) -> {
            boolean isLinear = activation == ActivationFunction.LINEAR;
            node.attributes(isLinear ? new Object[] {"bias", bias} : withFunction(activation, "bias", bias))
                    .trained("weights", inputs, units);
            if (bias) {
                node.training("init", "GLOROT_UNIFORM", "biasInit", "ZEROS").trained("bias", 1, units);
            } else {
                node.training("init", "GLOROT_UNIFORM");
            }
        });
    }

    /** An activation layer with the default α. */
    static LayerModel activation(String name, ActivationFunction function) {
        return activation(name, function, Double.NaN);
    }

    /** An activation layer with an α. */
    static LayerModel activation(String name, ActivationFunction function, double alpha) {
        String value = Double.isNaN(alpha) ? "" : ", alpha = " + alpha;
        String source = "@Activation(value = ActivationFunction.%s%s) Layer".formatted(function, value);
        return new SingleModel(name, "Activation", source, (node, inputs) -> {
            if (!Double.isNaN(alpha)) {
                node.attributes("function", function.name(), "alpha", alpha);
            } else if (function != ActivationFunction.LINEAR) {
                node.attributes(withFunction(function));
            }
        });
    }

    private static Object[] withFunction(ActivationFunction function, Object... before) {
        Stream<Object> named = switch (function) {
            case LEAKY_RELU -> Stream.of("function", function.name(), "alpha", 0.2);
            case ELU -> Stream.of("function", function.name(), "alpha", 1.0);
            default -> Stream.of("function", function.name());
        };
        return Stream.concat(Stream.of(before), named).toArray();
    }

    /** A PReLU. */
    static LayerModel prelu(String name) {
        return new SingleModel(
                name,
                "Activation",
                "@Activation(ActivationFunction.PRELU) PReluLayer",
                (node, inputs) -> node.attributes("function", "PRELU")
                        .training("alpha", 0.0)
                        .trained("alpha", 1, inputs));
    }

    /** A batch normalization with the defaults. */
    static LayerModel batchNorm(String name) {
        return batchNorm(name, 0.99, 1e-3, true, true);
    }

    /** A batch normalization. */
    static LayerModel batchNorm(String name, double momentum, double epsilon, boolean center, boolean scale) {
        String source = "@BatchNorm(momentum = %s, epsilon = %s, center = %b, scale = %b) BatchNormLayer"
                .formatted(momentum, epsilon, center, scale);
        return new SingleModel(name, "BatchNorm", source, (node, inputs) -> {
            node.attributes("epsilon", epsilon, "center", center, "scale", scale)
                    .training("momentum", momentum);
            if (scale) {
                node.trained("gamma", 1, inputs);
            }
            if (center) {
                node.trained("beta", 1, inputs);
            }
            node.untrained("movingMean", 1, inputs).untrained("movingVariance", 1, inputs);
        });
    }

    /**
     * The kinds of layers with trained values for each feature and a default for each attribute, such as
     * {@code @LayerNorm}.
     */
    static List<Kind> featurewise() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.BATCH_NORM && kind != Kind.EMBEDDING)
                .filter(kind -> kind.handle().isPresent())
                .filter(kind -> attributes(kind).allMatch(attribute -> attribute.getDefaultValue() != null))
                .toList();
    }

    private static Stream<Method> attributes(Kind kind) {
        return Stream.of(kind.annotation().getDeclaredMethods());
    }

    /** A layer of one of the kinds of {@link #featurewise}, with the defaults. */
    static LayerModel featurewise(Kind kind, String name) {
        String declaration = kind.displayName() + " " + kind.handle().orElseThrow();
        return new SingleModel(name, kind.simpleName(), declaration, (node, inputs) -> {
            Object[] defaults = attributes(kind)
                    .sorted(Comparator.comparing(Method::getName))
                    .flatMap(attribute -> Stream.of(attribute.getName(), attribute.getDefaultValue()))
                    .toArray();
            node.attributes(defaults);
            ReferenceNetwork.roles(new Node(
                            name,
                            kind.simpleName(),
                            List.of(),
                            inputs,
                            inputs,
                            Attributes.of(defaults),
                            Attributes.NONE,
                            List.of()))
                    .forEach(role -> node.trained(role, 1, inputs));
        });
    }

    /** A table whose rows take the place of the indices in the input. */
    static LayerModel embedding(String name, int inputs, int entries, int units) {
        return new SingleModel(
                name,
                "Embedding",
                "@Embedding(entries = %d, units = %d) EmbeddingLayer".formatted(entries, units),
                inputs * units,
                (node, indices) -> node.attributes(
                                "columns", List.of(0), "counts", List.of(indices), "tables", List.of("table"))
                        .trained("table", entries, units));
    }

    /** A layer normalization. */
    static LayerModel layerNorm(String name, double epsilon) {
        return new SingleModel(
                name,
                "LayerNorm",
                "@LayerNorm(epsilon = %s) LayerNormLayer".formatted(epsilon),
                (node, inputs) -> node.attributes("epsilon", epsilon)
                        .trained("gamma", 1, inputs)
                        .trained("beta", 1, inputs));
    }

    /** Dropout. */
    static LayerModel dropout(String name, double rate) {
        return noise(name, "Dropout", "rate", rate);
    }

    /** Alpha dropout. */
    static LayerModel alphaDropout(String name, double rate) {
        return noise(name, "AlphaDropout", "rate", rate);
    }

    /** Gaussian noise. */
    static LayerModel gaussianNoise(String name, double deviation) {
        return noise(name, "GaussianNoise", "deviation", deviation);
    }

    private static LayerModel noise(String name, String kind, String attribute, double amount) {
        return new SingleModel(name, kind, "@%s(%s) Layer".formatted(kind, amount), (node, inputs) -> {
            if (amount > 0) {
                node.training(attribute, amount);
            }
        });
    }

    /** Flattening, which does not change rows. */
    static LayerModel flatten(String name) {
        return new SingleModel(name, "Flatten", "@Flatten Layer", (node, inputs) -> {});
    }

    /**
     * A block.
     *
     * @param type the simple name of its interface
     * @param members its layers, given the prefix of their names
     */
    static LayerModel block(String name, String type, Function<String, List<LayerModel>> members) {
        return new BlockModel(name, type, members);
    }

    /**
     * A repeated layer or block.
     *
     * @param element the layer or block, given its name
     */
    static LayerModel repeat(String name, int times, Function<String, LayerModel> element) {
        return new RepeatModel(name, times, element);
    }

    /** The sum of layers. */
    static LayerModel add(String name, String... terms) {
        return new JoinModel(name, "Add", List.of(terms));
    }

    /** A concatenation of layers. */
    static LayerModel concat(String name, String... parts) {
        return new JoinModel(name, "Concat", List.of(parts));
    }

    /** A layer that reads the named layer instead of the one before it; the empty string is the input. */
    static LayerModel reading(String source, LayerModel layer) {
        return new FromModel(source, layer);
    }

    /** The layer's name. */
    String name();

    /** The layer method. */
    String source();

    /** The interfaces of the blocks that the layer method needs. */
    default String types() {
        return "";
    }

    /** The layers after expansion, named by their paths. */
    default Stream<LayerModel> layers() {
        return Stream.of(this);
    }

    /**
     * The names of the layers that it reads; the empty string is the input.
     *
     * @param above the layer before it
     */
    default List<String> sources(String above) {
        return List.of(above);
    }

    /**
     * Number of inputs.
     *
     * @param widths the widths of the layers that it reads
     */
    default int inputs(List<Integer> widths) {
        return widths.get(0);
    }

    /** Number of outputs. */
    default int outputs(int inputs) {
        return inputs;
    }

    /** Adds the node of a single layer, which reads the one above. */
    default NodeBuilder declare(GraphBuilder graph, int inputs) {
        throw new AssertionError(name() + " is no single layer");
    }

    /**
     * A layer method.
     *
     * @param declaration the annotations and the type that it returns
     * @param units 0 for as many outputs as inputs
     * @param node says what the node has, given its number of inputs
     */
    record SingleModel(String name, String kind, String declaration, int units, ObjIntConsumer<NodeBuilder> node)
            implements LayerModel {
        SingleModel(String name, String kind, String declaration, ObjIntConsumer<NodeBuilder> node) {
            this(name, kind, declaration, 0, node);
        }

        @Override
        public String source() {
            return declaration + " " + name + "();";
        }

        @Override
        public int outputs(int inputs) {
            return units == 0 ? inputs : units;
        }

        @Override
        public NodeBuilder declare(GraphBuilder graph, int inputs) {
            NodeBuilder builder = graph.node(name, kind, inputs, outputs(inputs));
            node.accept(builder, inputs);
            return builder;
        }
    }

    /** {@code @Add} or {@code @Concat}. */
    record JoinModel(String name, String kind, List<String> read) implements LayerModel {
        @Override
        public List<String> sources(String above) {
            return read;
        }

        @Override
        public int inputs(List<Integer> widths) {
            return kind.equals("Add")
                    ? widths.get(0)
                    : widths.stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String source() {
            String names = read.stream().map(source -> '"' + source + '"').collect(Collectors.joining(", "));
            return "@%s({%s}) Layer %s();".formatted(kind, names, name);
        }

        @Override
        public NodeBuilder declare(GraphBuilder graph, int inputs) {
            return graph.node(name, kind, inputs, inputs);
        }
    }

    /** {@code @From} on another layer. */
    record FromModel(String from, LayerModel layer) implements LayerModel {
        @Override
        public String name() {
            return layer.name();
        }

        @Override
        public List<String> sources(String above) {
            return List.of(from);
        }

        @Override
        public String source() {
            return "@From(\"%s\") %s".formatted(from, layer.source());
        }

        @Override
        public int outputs(int inputs) {
            return layer.outputs(inputs);
        }

        @Override
        public NodeBuilder declare(GraphBuilder graph, int inputs) {
            return layer.declare(graph, inputs);
        }
    }

    /** A method that returns a {@code @Block}. */
    record BlockModel(String name, String type, Function<String, List<LayerModel>> members) implements LayerModel {
        @Override
        public String source() {
            return "%s %s();".formatted(type, name);
        }

        @Override
        public String types() {
            List<LayerModel> own = members.apply("");
            return "@Block interface %s {%n%s%n}%n%s"
                    .formatted(
                            type,
                            own.stream().map(LayerModel::source).collect(Collectors.joining("\n")),
                            own.stream().map(LayerModel::types).collect(Collectors.joining()));
        }

        @Override
        public Stream<LayerModel> layers() {
            return members.apply(name + ".").stream().flatMap(LayerModel::layers);
        }
    }

    /** {@code @Repeat}. */
    record RepeatModel(String name, int times, Function<String, LayerModel> element) implements LayerModel {
        @Override
        public String source() {
            String once = element.apply(name).source();
            return "@Repeat(%d) %s"
                    .formatted(times, once.replaceFirst("(\\w+) (\\w+\\(\\);)$", "java.util.List<$1> $2"));
        }

        @Override
        public String types() {
            return element.apply(name).types();
        }

        @Override
        public Stream<LayerModel> layers() {
            return IntStream.range(0, times)
                    .mapToObj(i -> element.apply(name + "." + i))
                    .flatMap(LayerModel::layers);
        }
    }
}
