package dev.gradwright.processor.cost;

import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.cost.BufferCost.Content;
import dev.gradwright.processor.lower.Lowering;
import dev.gradwright.processor.lower.SpecBuilder;
import dev.gradwright.processor.plan.Planner;
import dev.gradwright.processor.spec.OptimizerKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network costs; a test of the conformance module compares the memory with that of generated networks. */
class CostTest {
    /** 4 → 16 → 3: 64 + 16 and 48 + 3 parameters. */
    private static SpecBuilder flowers() {
        return network("Flowers", 4).dense("hidden", 16, RELU).dense("output", 3);
    }

    private static Cost costOf(SpecBuilder spec) {
        return Cost.of(Planner.of(Lowering.of(spec.build())));
    }

    private static LayerCost layer(Cost cost, String name) {
        return cost.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aParameterTakesFourBytesAndItsGradientAsMany() {
        Cost cost = costOf(flowers());

        assertThat(cost.parameterBytes()).isEqualTo(4 * (80 + 51));
        assertThat(cost.gradientBytes()).isEqualTo(4 * (80 + 51));
    }

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of(OptimizerKind.SGD, Map.of(), 0),
                Arguments.of(OptimizerKind.SGD, Map.of("momentum", 0.9), 1),
                Arguments.of(OptimizerKind.ADA_GRAD, Map.of(), 1),
                Arguments.of(OptimizerKind.RMS_PROP, Map.of(), 1),
                Arguments.of(OptimizerKind.RMS_PROP, Map.of("momentum", 0.9, "centered", true), 3),
                Arguments.of(OptimizerKind.ADA_DELTA, Map.of(), 2),
                Arguments.of(OptimizerKind.ADAM, Map.of(), 2),
                Arguments.of(OptimizerKind.ADAM, Map.of("amsgrad", true), 3),
                Arguments.of(OptimizerKind.ADAM_W, Map.of("averaging", 0.99), 3),
                Arguments.of(OptimizerKind.ADA_MAX, Map.of(), 2),
                Arguments.of(OptimizerKind.NADAM, Map.of(), 2),
                Arguments.of(OptimizerKind.LION, Map.of(), 1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void anOptimizerKeepsSomeValuesForEachWeight(OptimizerKind kind, Map<String, Object> values, int each) {
        Cost cost = costOf(flowers().optimizer(kind, values));

        assertThat(cost.optimizerBytes()).isEqualTo(4L * each * (80 + 51));
        assertThat(cost.isStateKnown()).isTrue();
    }

    @Test
    void buffersGrowWithTheBatch() {
        Cost cost = costOf(flowers());

        long width = 4 // the input
                + 16
                + 16 // hidden and its gradient
                + 3
                + 3 // the output and its gradient
                + 3
                + 3; // both again, as the loss reads and writes them
        assertThat(cost.bufferBytes(1)).isEqualTo(4 * width);
        assertThat(cost.bufferBytes(64)).isEqualTo(64 * 4 * width);
        assertThat(cost.trainingBytes(64)).isEqualTo(2 * 4 * (80 + 51) + 64 * 4 * width);
    }

    @Test
    void aLayerHasTheBuffersThatItIsTheFirstToWrite() {
        Cost cost = costOf(flowers());

        assertThat(layer(cost, "hidden").trainingBytes(10)).isEqualTo(4 * (80 + 80) + 10 * 4 * (16 + 16));
    }

    @Test
    void onlyProductsCountAsMultiplyAdds() {
        Cost cost = costOf(network("N", 4).dense("hidden", 16).batchNorm("norm").dense("output", 3));

        assertThat(layer(cost, "norm").multiplyAdds()).isZero();
        assertThat(cost.multiplyAdds()).isEqualTo(4 * 16 + 16 * 3);
    }

    @Test
    void theFirstTrainedProductHasNoGradientOfItsInput() {
        Cost cost = costOf(flowers());

        assertThat(layer(cost, "hidden").backwardMultiplyAdds()).isEqualTo(4 * 16);
        assertThat(layer(cost, "output").backwardMultiplyAdds()).isEqualTo(2 * 16 * 3);
        assertThat(cost.backwardMultiplyAdds()).isEqualTo(4 * 16 + 2 * 16 * 3);
    }

    @Test
    void aFrozenLayerHasNeitherGradientsNorOptimizerState() {
        Cost cost = costOf(network("N", 4)
                .layersFrozen(true)
                .dense("hidden", 16, RELU)
                .layersFrozen(false)
                .dense("output", 3)
                .adam(0.01));
        LayerCost hidden = layer(cost, "hidden");

        assertThat(hidden.parameters()).isEqualTo(80);
        assertThat(hidden.gradients()).isZero();
        assertThat(hidden.optimizerState()).isZero();
        assertThat(hidden.backwardMultiplyAdds()).isZero();
    }

    @Test
    void aBatchNormKeepsStatisticsAndTheMovingAveragesFromBeforeTheStep() {
        Cost cost = costOf(network("N", 4).dense("hidden", 16).batchNorm("norm").dense("output", 3));

        assertThat(layer(cost, "norm").parameters()).isEqualTo(4 * 16);
        assertThat(layer(cost, "norm").gradients()).isEqualTo(2 * 16);
        assertThat(layer(cost, "norm").scratch()).isEqualTo(4 * 16);
    }

    @Test
    void aTrainingStepGoesForwardAndBack() {
        Cost cost = costOf(flowers());

        assertThat(cost.steps())
                .containsExactly(
                        new Step(Step.Kind.LOAD, ""),
                        new Step(Step.Kind.FORWARD, "hidden"),
                        new Step(Step.Kind.FORWARD, "output"),
                        new Step(Step.Kind.LOSS, ""),
                        new Step(Step.Kind.BACKWARD, "output"),
                        new Step(Step.Kind.BACKWARD, "hidden"));
    }

    @Test
    void aBufferLivesFromTheFirstStepThatWritesItToTheLastThatReadsIt() {
        Cost cost = costOf(flowers());

        assertThat(cost.buffers())
                .containsExactlyInAnyOrder(
                        new BufferCost(Content.INPUT, "", 4, List.of(), 0, 5),
                        new BufferCost(Content.OUTPUT, "hidden", 16, List.of("hidden"), 1, 5),
                        new BufferCost(Content.OUTPUT, "output", 3, List.of("output"), 2, 3),
                        new BufferCost(Content.GRADIENT, "output", 3, List.of("output"), 3, 4),
                        new BufferCost(Content.GRADIENT, "hidden", 16, List.of("hidden"), 4, 5),
                        new BufferCost(Content.LOSS_PREDICTIONS, "", 3, List.of(), 3, 3),
                        new BufferCost(Content.LOSS_GRADIENT, "", 3, List.of(), 3, 3));
    }

    @Test
    void aPreActivationLivesUntilTheSlopeIsComputed() {
        Cost cost = costOf(network("N", 4).dense("hidden", 16, GELU).dense("output", 3));

        assertThat(cost.buffers())
                .filteredOn(buffer -> buffer.content() == Content.PRE_ACTIVATION)
                .singleElement()
                .satisfies(buffer -> {
                    assertThat(buffer.firstUse()).isEqualTo(1);
                    assertThat(buffer.lastUse()).isEqualTo(5);
                });
    }
}
