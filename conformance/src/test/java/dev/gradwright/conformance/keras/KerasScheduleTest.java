package dev.gradwright.conformance.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.LayerModel;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.schedule.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The learning rates of generated networks agree with those of Keras by step and by epoch; 1cycle agrees with PyTorch.
 */
class KerasScheduleTest {
    private static final JsonNode FILE = Fixture.load("schedules");
    private static final List<Recorded> SCHEDULES = recorded("schedules", KerasAnnotations::withInitialRate);
    private static final List<Recorded> PLATEAUS = recorded("reduce_lr_on_plateau", KerasAnnotations::plateau);
    private static final List<Recorded> CYCLES = recorded("one_cycle_lr", KerasScheduleTest::cycle);

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(
                directory,
                Stream.of(SCHEDULES, PLATEAUS, CYCLES)
                        .flatMap(List::stream)
                        .map(Recorded::model)
                        .toList());
    }

    static List<Recorded> schedules() {
        return SCHEDULES;
    }

    static List<Recorded> plateaus() {
        return PLATEAUS;
    }

    static List<Recorded> cycles() {
        return CYCLES;
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void ratesAreThoseOfKeras(Recorded recorded) {
        TrainableNetwork network = recorded.network();
        ParameterOptimizer.of(network.optimizer())
                .plan(new TrainingPlan(
                        0, 0, recorded.json().get("config").path("decay_steps").asLong()));
        double rounding = 1e-7 * highest(recorded.json().get("values"));
        for (int i = 0; i < recorded.json().get("steps").size(); i++) {
            advance(network, recorded.json().get("steps").get(i).asLong());
            assertRate(network, recorded.json().get("values").get(i).asDouble(), rounding);
        }
    }

    @ParameterizedTest
    @MethodSource("plateaus")
    void ratesAfterEpochsAreThoseOfKeras(Recorded recorded) {
        TrainableNetwork network = recorded.network();
        for (int epoch = 0; epoch < recorded.json().get("monitor_values").size(); epoch++) {
            ParameterOptimizer.of(network.optimizer())
                    .epochEnded(recorded.json().get("monitor_values").get(epoch).asDouble());
            assertRate(network, recorded.json().get("lr_after_epoch").get(epoch).asDouble(), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("cycles")
    void ratesAndMomentaAreThoseOfPyTorch(Recorded recorded) {
        TrainableNetwork network = recorded.network();
        int steps = recorded.json().get("lr").size();
        ParameterOptimizer.of(network.optimizer()).plan(new TrainingPlan(0, steps, steps));
        for (int step = 0; step < steps; step++) {
            assertRate(network, recorded.json().get("lr").get(step).asDouble(), 0);
            ParameterOptimizer.of(network.optimizer()).step();
            double momentum = recorded.json().get("momentum").get(step).asDouble();
            assertThat(network.optimizer().momentum()).isCloseTo(momentum, within(1e-6 * momentum));
        }
    }

    private static void advance(TrainableNetwork network, long steps) {
        while (network.optimizer().steps() < steps) {
            ParameterOptimizer.of(network.optimizer()).step();
        }
    }

    private static double highest(JsonNode rates) {
        return StreamSupport.stream(rates.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .max()
                .orElseThrow();
    }

    /** Keras subtracts floats, so a low rate has the rounding error of the highest. */
    private static void assertRate(TrainableNetwork network, double expected, double rounding) {
        assertThat(network.optimizer().learningRate())
                .as("rate after %d steps", network.optimizer().steps())
                .isCloseTo(expected, within(1e-6 * expected + rounding));
    }

    private static String cycle(JsonNode json) {
        return "@Optimizer.Sgd(momentum = 0.5) @Schedule.OneCycle(maxLearningRate = %s, form = OneCycleForm.COSINE_ANNEALING)"
                .formatted(json.get("config").get("max_lr"));
    }

    private static List<Recorded> recorded(String part, Function<JsonNode, String> annotations) {
        List<Recorded> cases = new ArrayList<>();
        for (JsonNode json : FILE.get(part)) {
            NetworkModel model = NetworkModel.of(
                    "Keras_" + part + "_" + cases.size(),
                    1,
                    LossFunction.MEAN_SQUARED_ERROR,
                    LayerModel.dense("output", 1, ActivationFunction.LINEAR));
            cases.add(new Recorded(json, model.trainedBy(annotations.apply(json))));
        }
        return cases;
    }

    /** A recorded case and the network that repeats it. */
    record Recorded(JsonNode json, NetworkModel model) {
        TrainableNetwork network() {
            return networks.create(model, 1, KernelTier.PORTABLE);
        }

        @Override
        public String toString() {
            return model.optimizer();
        }
    }
}
