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

/** A layer as a test describes it: both the source of a spec and the layer of the reference follow from it. */
public sealed interface LayerModel {
    /** A dense layer with bias. */
    static LayerModel dense(String name, int units, ActivationFunction activation) {
        return new DenseModel(name, units, activation, true);
    }

    /** A dense layer without bias. */
    static LayerModel denseWithoutBias(String name, int units, ActivationFunction activation) {
        return new DenseModel(name, units, activation, false);
    }

    /** An activation of its own, with the function's own α. */
    static LayerModel activation(String name, ActivationFunction function) {
        return new ActivationModel(name, function, Double.NaN);
    }

    /** An activation of its own, with an α. */
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

    /** Flattening, which leaves rows as they are. */
    static LayerModel flatten(String name) {
        return new FlattenModel(name);
    }

    /**
     * A block.
     *
     * @param type the simple name of its interface
     * @param members its layers, given what their names begin with
     */
    static LayerModel block(String name, String type, Function<String, List<LayerModel>> members) {
        return new BlockModel(name, type, members);
    }

    /**
     * A layer or a block several times.
     *
     * @param element it, given its name
     */
    static LayerModel repeat(String name, int times, Function<String, LayerModel> element) {
        return new RepeatModel(name, times, element);
    }

    /** The layer method. */
    String source();

    /** The interfaces of the blocks that the layer method needs. */
    default String types() {
        return "";
    }

    /** The layers that it comes to, with their paths for names. */
    default Stream<LayerModel> layers() {
        return Stream.of(this);
    }

    /** Number of outputs. */
    default int outputs(int inputs) {
        return inputs;
    }

    /** Adds random values for everything that the layer holds. */
    default void addParameters(int inputs, Random random, Map<String, Matrix> parameters) {}

    /**
     * Adds the layer to the reference.
     *
     * @param seed of the generated network, whose first step this is
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

    /** {@code @Activation}; an α of NaN is the function's own. */
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

    /** {@code @Dropout}. */
    record DropoutModel(String name, double rate) implements LayerModel {
        @Override
        public String source() {
            return "@Dropout(%s) Layer %s();".formatted(rate, name);
        }

        @Override
        public void addTo(ReferenceNetwork reference, long seed) {
            reference.dropout(rate, CounterRandom.derive(CounterRandom.stream(seed, name), 0));
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

    private static double defaultAlpha(ActivationFunction function) {
        return function == ActivationFunction.LEAKY_RELU ? 0.2 : 1;
    }
}
