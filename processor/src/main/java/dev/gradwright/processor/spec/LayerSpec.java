package dev.gradwright.processor.spec;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import java.util.List;
import java.util.stream.Stream;

/** One layer, as declared. */
public sealed interface LayerSpec extends Member {
    /** The layer annotation (of a composed one: its use on the method). */
    Origin origin();

    @Override
    default Stream<LayerSpec> layers() {
        return Stream.of(this);
    }

    /** Whether its parameters are never trained. */
    default boolean isFrozen() {
        return method().isFrozen();
    }

    /** Whether training can change anything in it. */
    default boolean hasWeights() {
        return false;
    }

    /** The paths of the layers that it reads, in order; empty text stands for the network's input. */
    default List<String> sources() {
        return method().sources().stream().map(Valued::value).toList();
    }

    /** Lays an example out as one row. */
    record FlattenSpec(LayerMethod method, Origin origin) implements LayerSpec {}

    /** {@code y = f(xW + b)}. */
    record DenseSpec(
            LayerMethod method,
            Origin origin,
            Valued<Integer> units,
            Valued<ActivationFunction> activation,
            Valued<InitSpec> init,
            Valued<Initializer> biasInit,
            Valued<Boolean> bias,
            Regularization regularization)
            implements LayerSpec {
        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /**
     * A function of each feature.
     *
     * @param alpha NaN where the user left it to the function
     */
    record ActivationSpec(LayerMethod method, Origin origin, Valued<ActivationFunction> function, Valued<Double> alpha)
            implements LayerSpec {
        @Override
        public boolean hasWeights() {
            return function.value() == ActivationFunction.PRELU;
        }
    }

    /** Batch normalization. */
    record BatchNormSpec(
            LayerMethod method,
            Origin origin,
            Valued<Double> momentum,
            Valued<Double> epsilon,
            Valued<Boolean> center,
            Valued<Boolean> scale)
            implements LayerSpec {
        @Override
        public boolean hasWeights() {
            return scale.value() || center.value();
        }
    }

    /** Layer normalization. */
    record LayerNormSpec(LayerMethod method, Origin origin, Valued<Double> epsilon) implements LayerSpec {
        @Override
        public boolean hasWeights() {
            return true;
        }
    }

    /** Dropout. */
    record DropoutSpec(LayerMethod method, Origin origin, Valued<Double> rate) implements LayerSpec {}

    /** Dropout that keeps mean and variance. */
    record AlphaDropoutSpec(LayerMethod method, Origin origin, Valued<Double> rate) implements LayerSpec {}

    /** Normal noise. */
    record GaussianNoiseSpec(LayerMethod method, Origin origin, Valued<Double> deviation) implements LayerSpec {}

    /** The sum of layers of one width. */
    record AddSpec(LayerMethod method, Origin origin) implements LayerSpec {}

    /** Layers side by side. */
    record ConcatSpec(LayerMethod method, Origin origin) implements LayerSpec {}

    /** How weights are drawn: by name, or in a way with values of the user's own. */
    sealed interface InitSpec {
        /** An initializer of the enum. */
        record Named(Initializer initializer) implements InitSpec {}

        /** {@code @Init.VarianceScaling}. */
        record VarianceScaling(Valued<Double> scale, FanMode mode, Distribution distribution) implements InitSpec {}

        /** {@code @Init.RandomNormal}. */
        record RandomNormal(Valued<Double> mean, Valued<Double> stddev) implements InitSpec {}

        /** {@code @Init.RandomUniform}. */
        record RandomUniform(Valued<Double> min, Valued<Double> max) implements InitSpec {}

        /** {@code @Init.Constant}. */
        record Constant(Valued<Double> value) implements InitSpec {}
    }
}
