package dev.gradwright.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.KerasNumbers;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty steps of each optimizer, with clipping and schedules, on gradients of which some are zero, lead where Keras gets. */
class KerasOptimizersTest {
    private static final JsonNode NUMBERS = KerasNumbers.read(KerasOptimizersTest.class, "optimizers.json");
    private static final int VARIABLES = 3;

    private final Kernels kernels = KernelTier.PORTABLE.newKernels();

    static Stream<Arguments> cases() {
        return KerasNumbers.stream(NUMBERS.get("cases"))
                .map(numbers -> Arguments.of(numbers.get("name").asText(), numbers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void variablesAfterSteps(String name, JsonNode numbers) {
        List<Parameter> parameters = initialParameters();
        ParameterOptimizer optimizer =
                new ParameterOptimizer(kernels, parameters, rule(numbers), schedule(numbers), clipping(numbers));
        for (int step = 1; step <= NUMBERS.get("gradients").size(); step++) {
            setGradients(parameters, NUMBERS.get("gradients").get(step - 1));
            optimizer.step();
            JsonNode expected = numbers.get("variables_after_step").get(String.valueOf(step));
            if (expected != null) {
                requireClose(parameters, expected, step);
            }
        }
    }

    private List<Parameter> initialParameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < VARIABLES; i++) {
            FMatrixRMaj initial = variable(NUMBERS.get("initial_variables").get(i));
            Parameter parameter = new Parameter(
                    "variable" + i,
                    kernels.weights(initial.numRows, initial.numCols),
                    kernels.weights(initial.numRows, initial.numCols));
            parameter.set(initial);
            parameters.add(parameter);
        }
        return parameters;
    }

    private static void setGradients(List<Parameter> parameters, JsonNode gradients) {
        for (int i = 0; i < VARIABLES; i++) {
            parameters.get(i).setGradient(variable(gradients.get(i)));
        }
    }

    private static void requireClose(List<Parameter> parameters, JsonNode expected, int step) {
        for (int i = 0; i < VARIABLES; i++) {
            FMatrixRMaj values = variable(expected.get(i));
            for (int j = 0; j < values.getNumElements(); j++) {
                assertThat(parameters.get(i).get().data[j])
                        .as("variable %d, element %d after step %d", i, j, step)
                        .isCloseTo(values.data[j], within(1e-6f + 1e-5f * Math.abs(values.data[j])));
            }
        }
    }

    /** Keras' vectors are rows here. */
    private static FMatrixRMaj variable(JsonNode tensor) {
        FMatrixRMaj matrix = KerasNumbers.matrix(tensor);
        if (tensor.get("shape").size() == 1) {
            matrix.reshape(1, matrix.getNumElements());
        }
        return matrix;
    }

    private static UpdateRule rule(JsonNode numbers) {
        JsonNode config = numbers.get("config");
        return switch (numbers.get("class").asText()) {
            case "SGD" ->
                new SgdRule(
                        config.get("momentum").asDouble(),
                        config.get("nesterov").asBoolean());
            case "Adam" ->
                new AdamRule(
                        config.get("beta_1").asDouble(),
                        config.get("beta_2").asDouble(),
                        config.get("epsilon").asDouble());
            default ->
                new NadamRule(
                        config.get("beta_1").asDouble(),
                        config.get("beta_2").asDouble(),
                        config.get("epsilon").asDouble());
        };
    }

    private static LearningRateSchedule schedule(JsonNode numbers) {
        JsonNode rate = numbers.get("learning_rate");
        if (rate.isNumber()) {
            return new ConstantSchedule(rate.asDouble());
        }
        JsonNode config = rate.get("config");
        return new ExponentialSchedule(
                config.get("initial_learning_rate").asDouble(),
                config.get("decay_rate").asDouble(),
                config.get("decay_steps").asInt(),
                config.get("staircase").asBoolean(),
                ScheduleUnit.STEP);
    }

    private static GradientClipping clipping(JsonNode numbers) {
        JsonNode config = numbers.get("config");
        if (config.get("clipvalue").isNumber()) {
            return GradientClipping.byValue(config.get("clipvalue").asDouble());
        }
        if (config.get("clipnorm").isNumber()) {
            return GradientClipping.byNorm(config.get("clipnorm").asDouble());
        }
        if (config.get("global_clipnorm").isNumber()) {
            return GradientClipping.byGlobalNorm(config.get("global_clipnorm").asDouble());
        }
        return GradientClipping.none();
    }
}
