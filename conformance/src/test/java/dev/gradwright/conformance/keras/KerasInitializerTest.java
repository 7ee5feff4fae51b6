package dev.gradwright.conformance.keras;

import static dev.gradwright.dsl.Distribution.TRUNCATED_NORMAL;
import static dev.gradwright.dsl.Distribution.UNIFORM;
import static dev.gradwright.dsl.Distribution.UNTRUNCATED_NORMAL;
import static dev.gradwright.dsl.FanMode.FAN_AVG;
import static dev.gradwright.dsl.FanMode.FAN_OUT;
import static dev.gradwright.dsl.Initializer.GLOROT_NORMAL;
import static dev.gradwright.dsl.Initializer.GLOROT_UNIFORM;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.HE_UNIFORM;
import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;
import static dev.gradwright.dsl.Initializer.LECUN_UNIFORM;
import static dev.gradwright.dsl.Initializer.ONES;
import static dev.gradwright.dsl.Initializer.ORTHOGONAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Init;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.layer.DenseLayer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Initial weights of 300 × 100 have the same moments and limits as those of Keras. */
class KerasInitializerTest {
    private static final JsonNode CASES = Fixture.load("initializers").get("cases");
    private static final int WEIGHTS = 300 * 100;

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface GlorotUniform {
        @Dense(units = 100, init = GLOROT_UNIFORM)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface GlorotNormal {
        @Dense(units = 100, init = GLOROT_NORMAL)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface HeUniform {
        @Dense(units = 100, init = HE_UNIFORM)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface HeNormal {
        @Dense(units = 100, init = HE_NORMAL)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface LecunUniform {
        @Dense(units = 100, init = LECUN_UNIFORM)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface LecunNormal {
        @Dense(units = 100, init = LECUN_NORMAL)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface DefaultScaling {
        @Dense(units = 100)
        @Init.VarianceScaling
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface UniformScaling {
        @Dense(units = 100)
        @Init.VarianceScaling(scale = 2, mode = FAN_AVG, distribution = UNIFORM)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface NormalScaling {
        @Dense(units = 100)
        @Init.VarianceScaling(scale = 2, mode = FAN_AVG, distribution = UNTRUNCATED_NORMAL)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface FanOutScaling {
        @Dense(units = 100)
        @Init.VarianceScaling(scale = 1.5, mode = FAN_OUT, distribution = TRUNCATED_NORMAL)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface DefaultNormal {
        @Dense(units = 100)
        @Init.RandomNormal
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface ShiftedNormal {
        @Dense(units = 100)
        @Init.RandomNormal(mean = 1, stddev = 0.5)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface DefaultUniform {
        @Dense(units = 100)
        @Init.RandomUniform
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface Same {
        @Dense(units = 100, biasInit = ONES)
        @Init.Constant(0.25)
        DenseLayer layer();
    }

    @Network(input = 300)
    @Loss(MEAN_SQUARED_ERROR)
    interface Tall {
        @Dense(units = 100, init = ORTHOGONAL)
        DenseLayer layer();
    }

    @Network(input = 100)
    @Loss(MEAN_SQUARED_ERROR)
    interface Wide {
        @Dense(units = 300, init = ORTHOGONAL)
        DenseLayer layer();
    }

    static Stream<Arguments> initializers() {
        return Stream.of(
                drawn("RandomNormal", "{}", KerasInitializerTest_DefaultNormalNetwork::create),
                drawn("RandomNormal", "\"mean\"", KerasInitializerTest_ShiftedNormalNetwork::create),
                drawn("RandomUniform", "{}", KerasInitializerTest_DefaultUniformNetwork::create),
                drawn("GlorotUniform", "{}", KerasInitializerTest_GlorotUniformNetwork::create),
                drawn("GlorotNormal", "{}", KerasInitializerTest_GlorotNormalNetwork::create),
                drawn("HeUniform", "{}", KerasInitializerTest_HeUniformNetwork::create),
                drawn("HeNormal", "{}", KerasInitializerTest_HeNormalNetwork::create),
                drawn("LecunUniform", "{}", KerasInitializerTest_LecunUniformNetwork::create),
                drawn("LecunNormal", "{}", KerasInitializerTest_LecunNormalNetwork::create),
                drawn("VarianceScaling", "{}", KerasInitializerTest_DefaultScalingNetwork::create),
                drawn("VarianceScaling", "\"uniform\"", KerasInitializerTest_UniformScalingNetwork::create),
                drawn("VarianceScaling", "\"untruncated_normal\"", KerasInitializerTest_NormalScalingNetwork::create),
                drawn("VarianceScaling", "\"fan_out\"", KerasInitializerTest_FanOutScalingNetwork::create));
    }

    private static Arguments drawn(String name, String config, LongFunction<? extends TrainableNetwork> create) {
        JsonNode keras = StreamSupport.stream(CASES.spliterator(), false)
                .filter(c -> c.get("class").asText().equals(name)
                        && c.get("config").toString().contains(config))
                .findFirst()
                .orElseThrow();
        return arguments(name + " " + config, keras, create);
    }

    /** The standard error of a deviation estimated from n values is at most σ/√(2n)·√(3/2), half a percent here. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("initializers")
    void theDeviationIsThatOfKeras(String name, JsonNode keras, LongFunction<? extends TrainableNetwork> create) {
        double expected = keras.get("theory").get("expected_std").asDouble();
        assertThat(deviation(weights(create))).isCloseTo(expected, within(0.02 * expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("initializers")
    void theMeanIsThatOfKeras(String name, JsonNode keras, LongFunction<? extends TrainableNetwork> create) {
        double mean = keras.get("config").path("mean").asDouble(0);
        double deviation = keras.get("theory").get("expected_std").asDouble();
        assertThat(mean(weights(create))).isCloseTo(mean, within(4 * deviation / Math.sqrt(WEIGHTS)));
    }

    /** Keras drew equally many weights, so the extremes should be equally close to the limit. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("initializers")
    void theExtremesAreThoseOfKeras(String name, JsonNode keras, LongFunction<? extends TrainableNetwork> create) {
        float[] weights = weights(create);
        JsonNode sample = keras.get("sample");
        double tolerance = keras.get("theory").has("stddev") ? 0.25 : 0.01;
        assertThat(max(weights)).isCloseTo(sample.get("max").asDouble(), withinShare(sample.get("max"), tolerance));
        assertThat(min(weights)).isCloseTo(sample.get("min").asDouble(), withinShare(sample.get("min"), tolerance));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("initializers")
    void nothingExceedsTheLimit(String name, JsonNode keras, LongFunction<? extends TrainableNetwork> create) {
        JsonNode theory = keras.get("theory");
        double limit = theory.path("limit").asDouble(theory.path("truncated_at").asDouble(Double.MAX_VALUE));
        float[] weights = weights(create);
        assertThat(Math.max(max(weights), -min(weights))).isLessThanOrEqualTo(limit * (1 + 1e-6));
    }

    @Test
    void aConstantSetsAllWeights() {
        TrainableNetwork network = KerasInitializerTest_SameNetwork.create(42);

        assertThat(network.parameters().get(0).get().data).hasSize(WEIGHTS).containsOnly(0.25f);
        assertThat(network.parameters().get(1).get().data).hasSize(100).containsOnly(1);
    }

    @Test
    void orthogonalColumnsAreAsCloseToOrthonormalAsThoseOfKeras() {
        FMatrixRMaj weights =
                KerasInitializerTest_TallNetwork.create(42).parameters().get(0).get();
        FMatrixRMaj products = new FMatrixRMaj(100, 100);
        CommonOps_FDRM.multInner(weights, products);

        assertThat(products.data).containsExactly(CommonOps_FDRM.identity(100).data, within(2e-6f));
        double expected = orthogonal().get("theory").get("expected_std").asDouble();
        assertThat(deviation(weights.data)).isCloseTo(expected, within(1e-4 * expected));
    }

    @Test
    void rowsAreOrthonormalIfThereAreFewerOfThem() {
        FMatrixRMaj weights =
                KerasInitializerTest_WideNetwork.create(42).parameters().get(0).get();
        FMatrixRMaj products = new FMatrixRMaj(100, 100);
        CommonOps_FDRM.multOuter(weights, products);

        assertThat(products.data).containsExactly(CommonOps_FDRM.identity(100).data, within(2e-6f));
    }

    private static JsonNode orthogonal() {
        return StreamSupport.stream(CASES.spliterator(), false)
                .filter(c -> c.get("class").asText().equals("Orthogonal"))
                .findFirst()
                .orElseThrow();
    }

    private static org.assertj.core.data.Offset<Double> withinShare(JsonNode value, double share) {
        return within(share * Math.abs(value.asDouble()));
    }

    private static float[] weights(LongFunction<? extends TrainableNetwork> create) {
        return create.apply(42).parameters().get(0).get().data;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float[] values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    private static double max(float[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static double min(float[] values) {
        double min = Double.POSITIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
        }
        return min;
    }
}
