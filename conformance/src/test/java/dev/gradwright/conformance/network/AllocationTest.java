package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.GradientAccumulator;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.predict.NetworkPredictor;
import dev.gradwright.runtime.predict.PredictorEnsemble;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In steady state, training and prediction allocate nothing, including on a smaller last batch. */
@Tag("own-jvm")
class AllocationTest {
    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void trainingAllocatesNothing(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.create(1, tier);
        Dataset batch = subject.data(32, 1);
        Dataset last = subject.data(13, 2);
        assertThat(AllocationMeter.steadyBytes(() -> {
                    network.trainOnBatch(batch.features(), batch.targets());
                    network.trainOnBatch(last.features(), last.targets());
                }))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void trainingWithScheduledSettingsAllocatesNothing(KernelTier tier) {
        TrainableNetwork network = ClassifierNetwork.create(
                1,
                tier,
                settings -> settings.schedule("dropout1.rate", (step, plan) -> 1 - 1 / (1 + 1e-3 * step))
                        .schedule("optimizer.weightDecay", (step, plan) -> 1e-4)
                        .schedule("hidden1.learningRate", (step, plan) -> 1 / (1 + 1e-3 * step)));
        Dataset batch = Subject.CLASSIFIER.data(32, 1);
        assertThat(AllocationMeter.steadyBytes(() -> network.trainOnBatch(batch.features(), batch.targets())))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void accumulatingGradientsAllocatesNothing(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.create(1, tier);
        GradientAccumulator accumulator =
                ParameterOptimizer.of(network.optimizer()).newAccumulator();
        Dataset batch = subject.data(32, 1);
        Dataset last = subject.data(13, 2);
        assertThat(AllocationMeter.steadyBytes(() -> {
                    network.computeGradients(batch.features(), batch.targets());
                    accumulator.add(0.7f);
                    network.computeGradients(last.features(), last.targets());
                    accumulator.finish(0.3f);
                    network.applyGradients();
                }))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void testingAllocatesNothing(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.trained(1, tier);
        Dataset batch = subject.data(32, 1);
        Dataset last = subject.data(13, 2);
        assertThat(AllocationMeter.steadyBytes(() -> {
                    network.testOnBatch(batch.features(), batch.targets());
                    network.testOnBatch(last.features(), last.targets());
                }))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void predictionByTheNetworkAllocatesNothing(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.trained(1, tier);
        FMatrixRMaj batch = subject.features(32, 1);
        FMatrixRMaj last = subject.features(13, 2);
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        assertThat(AllocationMeter.steadyBytes(() -> {
                    network.predict(batch, out);
                    network.predict(last, out);
                }))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void samplingAllocatesNothing(KernelTier tier) {
        TrainableNetwork network = Subject.CLASSIFIER.trained(1, tier);
        FMatrixRMaj batch = Subject.CLASSIFIER.features(32, 1);
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        assertThat(AllocationMeter.steadyBytes(() -> network.predictSample(batch, 3, out)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void predictionOfOneRowAllocatesNothing(Subject subject, KernelTier tier) {
        NetworkPredictor<?> predictor = subject.predictor(subject.trained(1, tier));
        float[] features = subject.features(1, 1).data;
        float[] out = new float[predictor.outputs()];
        assertThat(AllocationMeter.steadyBytes(() -> {
                    predictor.predict(features, out);
                    predictor.classify(features);
                }))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void predictionByAnEnsembleAllocatesNothing(Subject subject, KernelTier tier) {
        PredictorEnsemble ensemble = PredictorEnsemble.of(
                subject.predictor(subject.trained(1, tier)), subject.predictor(subject.trained(2, tier)));
        float[] features = subject.features(1, 1).data;
        float[] out = new float[ensemble.outputs()];
        FMatrixRMaj moreThanAChunk = subject.features(300, 1);
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        assertThat(AllocationMeter.steadyBytes(() -> {
                    ensemble.predict(features, out);
                    ensemble.classify(features);
                    ensemble.predict(moreThanAChunk, predictions);
                }))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void predictionOfManyRowsAllocatesNothing(Subject subject, KernelTier tier) {
        NetworkPredictor<?> predictor = subject.predictor(subject.trained(1, tier));
        FMatrixRMaj moreThanAChunk = subject.features(300, 1);
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        assertThat(AllocationMeter.steadyBytes(() -> predictor.predict(moreThanAChunk, out)))
                .isZero();
    }
}
