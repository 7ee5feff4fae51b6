package dev.gradwright.conformance.model;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The description of a layer in a test, from which the source of the spec and the layer of the reference are derived.
 */
public sealed interface LayerModel {
    /** A dense layer with bias. */
    static LayerModel dense(String name, int units, ActivationFunction activation) {
        return new DenseModel(name, units, activation, true);
    }

    /** A dense layer without bias. */
    static LayerModel denseWithoutBias(String name, int units, ActivationFunction activation) {
        return new DenseModel(name, units, activation, false);
    }

    /** An activation layer with the default α. */
    static LayerModel activation(String name, ActivationFunction function) {
        return new ActivationModel(name, function, Double.NaN);
    }

    /** An activation layer with an α. */
    static LayerModel activation(String name, ActivationFunction function, double alpha) {
        return new ActivationModel(name, function, alpha);
    }

    /** A batch normalization with the defaults. */
    static LayerModel batchNorm(String name) {
        return new BatchNormModel(name, 0.99, 1e-3, true, true);
    }

    /** Dropout. */
    static LayerModel dropout(String name, double rate) {
        return new DropoutModel(name, rate);
    }

    /** Flattening, which does not change rows. */
    static LayerModel flatten(String name) {
        return new FlattenModel(name);
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

    /** A layer normalization with the default. */
    static LayerModel layerNorm(String name) {
        return new LayerNormModel(name, 1e-3);
    }

    /** A PReLU. */
    static LayerModel prelu(String name) {
        return new PReluModel(name);
    }

    /** Alpha dropout. */
    static LayerModel alphaDropout(String name, double rate) {
        return new AlphaDropoutModel(name, rate);
    }

    /** Gaussian noise. */
    static LayerModel gaussianNoise(String name, double deviation) {
        return new GaussianNoiseModel(name, deviation);
    }

    /** The sum of layers. */
    static LayerModel add(String name, String... terms) {
        return new AddModel(name, List.of(terms));
    }

    /** A concatenation of layers. */
    static LayerModel concat(String name, String... parts) {
        return new ConcatModel(name, List.of(parts));
    }

    /** A layer that reads the named layer instead of the one before it; the empty string is the input. */
    static LayerModel reading(String source, LayerModel layer) {
        return new FromModel(source, layer);
    }

    /** The layer's name. */
    String name();

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

    /** Number of outputs. */
    default int outputs(int inputs) {
        return inputs;
    }

    /** Adds random values for all parameters and moving averages of the layer. */
    default void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {}

    /**
     * Adds the layer to the reference.
     *
     * @param seed the seed of the generated network; the reference computes its first step
     */
    void addTo(ReferenceNetwork reference, long seed);

    private static Matrix uniform(int rows, int columns, Random random, double low, double high) {
        return Matrix.of(
                rows, columns, random.doubles((long) rows * columns, low, high).toArray());
    }

    /** {@code @Dense}. */
    record DenseModel(String name, int units, ActivationFunction activation, boolean bias) implements LayerModel {
        @Override
        public String source() {
            return "@Dense(units = %d, activation = ActivationFunction.%s, bias = %b) DenseLayer %s();"
                    .formatted(units, activation, bias, name);
        }

        @Override
        public int outputs(int inputs) {
            return units;
        }

        @Override
        public void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {
            parameters.put(name + ".weights", uniform(inputs, units, random, -1, 1));
            if (bias) {
                parameters.put(name + ".bias", uniform(1, units, random, -1, 1));
            }
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.dense(name).activation(activation, defaultAlpha(activation));
        }
    }

    /** {@code @Activation}; an α of NaN means the default. */
    record ActivationModel(String name, ActivationFunction function, double alpha) implements LayerModel {
        @Override
        public String source() {
            String value = Double.isNaN(alpha) ? "" : ", alpha = " + alpha;
            return "@Activation(value = ActivationFunction.%s%s) Layer %s();".formatted(function, value, name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.activation(function, Double.isNaN(alpha) ? defaultAlpha(function) : alpha);
        }
    }

    /** {@code @BatchNorm}. */
    record BatchNormModel(String name, double momentum, double epsilon, boolean center, boolean scale)
            implements LayerModel {
        @Override
        public String source() {
            return "@BatchNorm(momentum = %s, epsilon = %s, center = %b, scale = %b) BatchNormLayer %s();"
                    .formatted(momentum, epsilon, center, scale, name);
        }

        @Override
        public void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {
            if (scale) {
                parameters.put(name + ".gamma", uniform(1, inputs, random, 0.5, 1.5));
            }
            if (center) {
                parameters.put(name + ".beta", uniform(1, inputs, random, -0.5, 0.5));
            }
            parameters.put(name + ".movingMean", uniform(1, inputs, random, -0.5, 0.5));
            parameters.put(name + ".movingVariance", uniform(1, inputs, random, 0.5, 1.5));
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.batchNorm(name, momentum, epsilon);
        }
    }

    /** {@code @LayerNorm}. */
    record LayerNormModel(String name, double epsilon) implements LayerModel {
        @Override
        public String source() {
            return "@LayerNorm(epsilon = %s) LayerNormLayer %s();".formatted(epsilon, name);
        }

        @Override
        public void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {
            parameters.put(name + ".gamma", uniform(1, inputs, random, 0.5, 1.5));
            parameters.put(name + ".beta", uniform(1, inputs, random, -0.5, 0.5));
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.layerNorm(name, epsilon);
        }
    }

    /** {@code @Activation(PRELU)}. */
    record PReluModel(String name) implements LayerModel {
        @Override
        public String source() {
            return "@Activation(ActivationFunction.PRELU) PReluLayer %s();".formatted(name);
        }

        @Override
        public void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {
            parameters.put(name + ".alpha", uniform(1, inputs, random, -0.5, 0.5));
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.prelu(name);
        }
    }

    /** {@code @AlphaDropout}. */
    record AlphaDropoutModel(String name, double rate) implements LayerModel {
        @Override
        public String source() {
            return "@AlphaDropout(%s) Layer %s();".formatted(rate, name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.alphaDropout(rate, firstKey(name, seed));
        }
    }

    /** {@code @GaussianNoise}. */
    record GaussianNoiseModel(String name, double deviation) implements LayerModel {
        @Override
        public String source() {
            return "@GaussianNoise(%s) Layer %s();".formatted(deviation, name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.gaussianNoise(deviation, firstKey(name, seed));
        }
    }

    /** {@code @Dropout}. */
    record DropoutModel(String name, double rate) implements LayerModel {
        @Override
        public String source() {
            return "@Dropout(%s) Layer %s();".formatted(rate, name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.dropout(rate, firstKey(name, seed));
        }
    }

    /** {@code @Flatten}. */
    record FlattenModel(String name) implements LayerModel {
        @Override
        public String source() {
            return "@Flatten Layer %s();".formatted(name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {}
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

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            layers().forEach(layer -> layer.addTo(reference, seed));
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

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            layers().forEach(layer -> layer.addTo(reference, seed));
        }
    }

    /** The key of the random numbers of a layer in the first step. */
    private static long firstKey(String layer, long seed) {
        return CounterRandom.derive(CounterRandom.stream(seed, layer), 0);
    }

    /** {@code @Add}. */
    record AddModel(String name, List<String> terms) implements LayerModel {
        @Override
        public List<String> sources(String above) {
            return terms;
        }

        @Override
        public String source() {
            return "@Add({%s}) Layer %s();".formatted(quoted(terms), name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.add();
        }
    }

    /** {@code @Concat}. */
    record ConcatModel(String name, List<String> parts) implements LayerModel {
        @Override
        public List<String> sources(String above) {
            return parts;
        }

        @Override
        public int inputs(List<Integer> widths) {
            return widths.stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String source() {
            return "@Concat({%s}) Layer %s();".formatted(quoted(parts), name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.concat();
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
        public void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {
            layer.addParameters(inputs, random, parameters);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            layer.addTo(reference, seed);
        }
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    private static double defaultAlpha(ActivationFunction function) {
        return function == ActivationFunction.LEAKY_RELU ? 0.2 : 1;
    }
}
