package dev.gradwright.conformance.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.keras.KerasRun.Moment;
import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.train.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixty steps with the data, initial weights and batches of Keras give the same losses and the same weights. */
class KerasTrainingTest {
    private static final List<Replay<?>> REPLAYS = List.of(
            new Replay<>("relu_sgd", KerasSpecs_ReluSgdNetwork::create, KerasSpecs_ReluSgdNetwork::predictor),
            new Replay<>(
                    "selu_nesterov", KerasSpecs_SeluNesterovNetwork::create, KerasSpecs_SeluNesterovNetwork::predictor),
            new Replay<>(
                    "bn_first_sgd", KerasSpecs_NormFirstSgdNetwork::create, KerasSpecs_NormFirstSgdNetwork::predictor),
            new Replay<>(
                    "leaky_relu_adam",
                    KerasSpecs_LeakyReluAdamNetwork::create,
                    KerasSpecs_LeakyReluAdamNetwork::predictor),
            new Replay<>(
                    "regression_mse_adam",
                    KerasSpecs_RegressionAdamNetwork::create,
                    KerasSpecs_RegressionAdamNetwork::predictor),
            new Replay<>(
                    "binary_sigmoid_adam",
                    KerasSpecs_BinaryAdamNetwork::create,
                    KerasSpecs_BinaryAdamNetwork::predictor),
            new Replay<>(
                    "clipnorm1_sgd_regression",
                    KerasSpecs_ClipNormRegressionNetwork::create,
                    KerasSpecs_ClipNormRegressionNetwork::predictor),
            new Replay<>(
                    "clipnorm_sgd", KerasSpecs_ClipNormSgdNetwork::create, KerasSpecs_ClipNormSgdNetwork::predictor),
            new Replay<>(
                    "clipvalue_sgd", KerasSpecs_ClipValueSgdNetwork::create, KerasSpecs_ClipValueSgdNetwork::predictor),
            new Replay<>(
                    "clipvalue0.5_adam_regression",
                    KerasSpecs_ClipValueAdamNetwork::create,
                    KerasSpecs_ClipValueAdamNetwork::predictor),
            new Replay<>(
                    "functional_wide_deep_adam",
                    KerasSpecs_WideAndDeepAdamNetwork::create,
                    KerasSpecs_WideAndDeepAdamNetwork::predictor),
            new Replay<>("ema_adam", KerasSpecs_AveragedAdamNetwork::create, KerasSpecs_AveragedAdamNetwork::predictor),
            new Replay<>(
                    "l1_adagrad",
                    KerasSpecs_PenalizedAdaGradNetwork::create,
                    KerasSpecs_PenalizedAdaGradNetwork::predictor),
            new Replay<>(
                    "activity_reg_sgd",
                    KerasSpecs_PenalizedActivitySgdNetwork::create,
                    KerasSpecs_PenalizedActivitySgdNetwork::predictor),
            new Replay<>("adamw", KerasSpecs_SwishAdamWNetwork::create, KerasSpecs_SwishAdamWNetwork::predictor),
            new Replay<>(
                    "regression_huber_adadelta",
                    KerasSpecs_HuberAdaDeltaNetwork::create,
                    KerasSpecs_HuberAdaDeltaNetwork::predictor),
            new Replay<>(
                    "momentum_bn_custom",
                    KerasSpecs_DecayingSgdNetwork::create,
                    KerasSpecs_DecayingSgdNetwork::predictor));

    static Stream<Arguments> replays() {
        return REPLAYS.stream()
                .flatMap(replay -> Arrays.stream(KernelTier.values()).map(tier -> arguments(replay, tier)));
    }

    static Stream<Arguments> classifiers() {
        return replays()
                .filter(arguments -> !arguments
                        .get()[0]
                        .toString()
                        .matches("regression.*|.*_regression|clipvalue_.*|functional_.*"));
    }

    @ParameterizedTest
    @MethodSource("replays")
    <N extends TrainableNetwork> void everyLossIsThatOfKeras(Replay<N> replay, KernelTier tier) {
        KerasRun run = replay.run();
        TrainableNetwork network = replay.initial(tier);
        for (int step = 0; step < run.steps(); step++) {
            double expected = run.loss(step);
            assertThat((double) network.trainOnBatch(run.x(step), run.y(step)))
                    .as("loss of step %d", step)
                    .isCloseTo(expected, within(run.lossTolerance() * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("replays")
    <N extends TrainableNetwork> void theFirstUpdateIsThatOfKeras(Replay<N> replay, KernelTier tier) {
        N network = replay.trained(tier, 1);
        assertWeights(network, replay.run(), Moment.AFTER_ONE_STEP);
    }

    @ParameterizedTest
    @MethodSource("replays")
    <N extends TrainableNetwork> void theFinalWeightsAreThoseOfKeras(Replay<N> replay, KernelTier tier) {
        N network = replay.trained(tier, replay.run().steps());
        assertWeights(network, replay.run(), Moment.FINAL);
    }

    @ParameterizedTest
    @EnumSource
    void theAveragedWeightsAreThoseOfKeras(KernelTier tier) {
        KerasRun run = KerasRun.load("ema_adam");
        KerasSpecs_AveragedAdamNetwork network = KerasSpecs_AveragedAdamNetwork.create(1, tier);
        run.initialize(network);
        for (int step = 0; step < run.steps(); step++) {
            network.trainOnBatch(run.x(step), run.y(step));
        }
        ParameterOptimizer.of(network.optimizer()).applyAverages();
        assertWeights(network, run, Moment.AVERAGED);
    }

    private static void assertWeights(TrainableNetwork network, KerasRun run, Moment moment) {
        List<FMatrixRMaj> expected = run.weights(network, moment);
        for (int i = 0; i < expected.size(); i++) {
            Parameter parameter = network.parameters().get(i);
            assertClose(parameter.name(), parameter.get(), expected.get(i), run.weightTolerance());
        }
    }

    @ParameterizedTest
    @MethodSource("replays")
    <N extends TrainableNetwork> void thePredictionsAreThoseOfKeras(Replay<N> replay, KernelTier tier) {
        KerasRun run = replay.run();
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        replay.trained(tier, run.steps()).predict(run.predictFeatures(), predictions);
        assertClose("predictions", predictions, run.predictions(), run.predictionTolerance());
    }

    @ParameterizedTest
    @MethodSource("replays")
    <N extends TrainableNetwork> void thePredictorAgrees(Replay<N> replay, KernelTier tier) {
        KerasRun run = replay.run();
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        replay.predictor().apply(replay.trained(tier, run.steps())).predict(run.predictFeatures(), predictions);
        assertClose("predictions", predictions, run.predictions(), run.predictionTolerance());
    }

    private static void assertClose(String what, FMatrixRMaj actual, FMatrixRMaj expected, double tolerance) {
        for (int i = 0; i < expected.getNumElements(); i++) {
            float value = expected.data[i];
            assertThat(actual.data[i])
                    .as("%s, element %d", what, i)
                    .isCloseTo(value, within((float) tolerance * Math.max(1, Math.abs(value))));
        }
    }

    @ParameterizedTest
    @MethodSource("replays")
    <N extends TrainableNetwork> void theValidationLossIsThatOfKeras(Replay<N> replay, KernelTier tier) {
        KerasRun run = replay.run();
        double expected = run.validationLoss();
        assertThat((double) replay.evaluated(tier).loss())
                .isCloseTo(expected, within(run.lossTolerance() * Math.max(1, expected)));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    <N extends TrainableNetwork> void theValidationAccuracyIsThatOfKeras(Replay<N> replay, KernelTier tier) {
        assertThat((double) replay.evaluated(tier).metric(Metric.ACCURACY))
                .isCloseTo(replay.run().validationAccuracy(), within(1e-6));
    }

    /** A run of Keras and the network that repeats it. */
    record Replay<N extends TrainableNetwork>(
            String name, BiFunction<Long, KernelTier, N> create, Function<N, NetworkPredictor<?>> predictor) {
        KerasRun run() {
            return KerasRun.load(name);
        }

        N initial(KernelTier tier) {
            N network = create.apply(1L, tier);
            run().initialize(network);
            return network;
        }

        N trained(KernelTier tier, int steps) {
            KerasRun run = run();
            N network = initial(tier);
            for (int step = 0; step < steps; step++) {
                network.trainOnBatch(run.x(step), run.y(step));
            }
            return network;
        }

        Evaluation evaluated(KernelTier tier) {
            KerasRun run = run();
            return Evaluation.of(
                    trained(tier, run.steps()), Dataset.of(run.validationFeatures(), run.validationTargets()));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
