package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.runtime.train.LearningRateFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The learning-rate search does not change the network, and its suggestion trains well. */
class LearningRateFinderTest {
    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void doesNotAffectLaterTraining(Subject subject, KernelTier tier) {
        TrainableNetwork searched = subject.trained(1, tier);
        TrainableNetwork other = subject.trained(1, tier);
        LearningRateFinder.of(searched).steps(40).run(subject.data(100, 5));
        assertThat(Subject.bits(searched)).containsExactlyElementsOf(Subject.bits(other));

        train(searched, subject, 3);
        train(other, subject, 3);
        assertThat(Subject.bits(searched)).containsExactlyElementsOf(Subject.bits(other));
    }

    @Test
    void divergenceEndsTheSearch() {
        TrainableNetwork network = Subject.REGRESSOR.create(1, KernelTier.PORTABLE);
        LearningRateCurve curve = LearningRateFinder.of(network)
                .minLearningRate(1e-4)
                .maxLearningRate(1e8)
                .steps(200)
                .run(Subject.REGRESSOR.data(100, 5));
        assertThat(curve.steps()).isBetween(20, 180);
        for (float loss : curve.losses()) {
            assertThat(loss).isFinite();
        }
    }

    @Test
    void theSuggestionTrainsBetterThanTheEndsOfTheRange() {
        Dataset data = TeacherData.of(400);
        double suggested =
                LearningRateFinder.of(RegressorNetwork.create(1)).run(data).suggestion();
        float atSuggestion = lossAfterTraining(data, suggested);
        assertThat(atSuggestion).isLessThan(lossAfterTraining(data, 1e-5) / 2);
        assertThat(atSuggestion).isLessThan(lossAfterTraining(data, 10) / 2);
    }

    @Test
    void rejectsDataOfTheWrongShape() {
        TrainableNetwork network = Subject.REGRESSOR.create(1, KernelTier.PORTABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRateFinder.of(network).run(Subject.CLASSIFIER.data(10, 1)));
    }

    private static float lossAfterTraining(Dataset data, double rate) {
        RegressorNetwork network = RegressorNetwork.create(1);
        ParameterOptimizer.of(network.optimizer()).exchangeSchedule((step, plan) -> rate);
        for (int step = 0; step < 200; step++) {
            network.trainOnBatch(data.features(), data.targets());
        }
        return Evaluation.of(network, data).loss();
    }

    private static void train(TrainableNetwork network, Subject subject, int steps) {
        for (int step = 0; step < steps; step++) {
            Dataset batch = subject.data(24, 50 + step);
            network.trainOnBatch(batch.features(), batch.targets());
        }
    }
}
