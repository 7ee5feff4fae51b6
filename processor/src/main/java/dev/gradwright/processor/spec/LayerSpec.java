package dev.gradwright.processor.spec;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import java.util.stream.Stream;

/** One layer, as declared. */
public sealed interface LayerSpec extends Member {
    /** The layer annotation (of a composed one: its use on the method). */
    Origin origin();

    @Override
    default Stream<LayerSpec> layers() {
        return Stream.of(this);
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
            Valued<Boolean> bias)
            implements LayerSpec {}

    /**
     * A function of each feature.
     *
     * @param alpha NaN where the user left it to the function
     */
    record ActivationSpec(LayerMethod method, Origin origin, Valued<ActivationFunction> function, Valued<Double> alpha)
            implements LayerSpec {}

    /** Batch normalization. */
    record BatchNormSpec(
            LayerMethod method,
            Origin origin,
            Valued<Double> momentum,
            Valued<Double> epsilon,
            Valued<Boolean> center,
            Valued<Boolean> scale)
            implements LayerSpec {}

    /** Dropout. */
    record DropoutSpec(LayerMethod method, Origin origin, Valued<Double> rate) implements LayerSpec {}

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
