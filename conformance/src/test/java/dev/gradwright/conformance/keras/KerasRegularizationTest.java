package dev.gradwright.conformance.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.network.LayerRegister;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterSpec;
import dev.gradwright.runtime.network.Penalties;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.settings.Setting;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalties and constraints agree with those of Keras for given weights. */
class KerasRegularizationTest {
    private static final JsonNode FILE = Fixture.load("layers");

    static Stream<Arguments> penalties() {
        return onEveryTier("regularizers");
    }

    static Stream<Arguments> constraints() {
        return onEveryTier("constraints");
    }

    private static Stream<Arguments> onEveryTier(String kind) {
        return StreamSupport.stream(FILE.get(kind).spliterator(), false)
                .flatMap(recorded -> Arrays.stream(KernelTier.values())
                        .map(tier -> arguments(recorded.get("name").asText(), recorded, tier)));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("penalties")
    void thePenaltyIsThatOfKeras(String name, JsonNode recorded, KernelTier tier) {
        Kernels kernels = tier.newKernels();
        double expected = recorded.get("value").asDouble();
        assertThat(penalized(recorded, kernels).penalty(kernels)).isCloseTo(expected, within(1e-6 * expected));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("penalties")
    void itsGradientIsThatOfKeras(String name, JsonNode recorded, KernelTier tier) {
        Kernels kernels = tier.newKernels();
        NetworkParameter parameter = penalized(recorded, kernels);
        LayerRegister layers = new LayerRegister();
        layers.add(new DenseLayer("layer", parameter));
        new Penalties(kernels, layers).addGradients();
        assertThat(parameter.gradient().data).containsExactly(Fixture.matrix(recorded.get("dw")).data, within(1e-7f));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("constraints")
    void theConstrainedWeightsAreThoseOfKeras(String name, JsonNode recorded, KernelTier tier) {
        Kernels kernels = tier.newKernels();
        ParameterSpec spec = ParameterSpec.TRAINED.constrained(constraint(name, recorded.get("config")));
        NetworkParameter parameter = parameter(recorded, kernels, spec);
        parameter.constrain(kernels);
        assertThat(parameter.get().data).containsExactly(Fixture.matrix(recorded.get("result")).data, within(2e-7f));
    }

    private static NetworkParameter penalized(JsonNode recorded, Kernels kernels) {
        JsonNode config = recorded.get("config");
        ParameterSpec spec = ParameterSpec.TRAINED
                .l1(Setting.of(config.path("l1").asDouble()))
                .l2(Setting.of(config.path("l2").asDouble()));
        return parameter(recorded, kernels, spec);
    }

    private static WeightConstraint constraint(String name, JsonNode config) {
        return switch (name) {
            case "unit_norm" -> WeightConstraint.unitNorm();
            case "non_neg" -> WeightConstraint.nonNegative();
            default -> WeightConstraint.maxNorm(config.get("max_value").asDouble());
        };
    }

    private static NetworkParameter parameter(JsonNode recorded, Kernels kernels, ParameterSpec spec) {
        FMatrixRMaj w = Fixture.matrix(recorded.get("w"));
        NetworkParameter parameter = new NetworkParameter(
                "layer.weights", kernels.weights(w.numRows, w.numCols), kernels.weights(w.numRows, w.numCols), spec);
        parameter.set(w);
        return parameter;
    }
}
