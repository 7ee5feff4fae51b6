package dev.gradwright.conformance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.runtime.train.LearningRateFinder;
import dev.gradwright.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings about units and outputs separate networks that learn from those that do not. */
class LearningTest {
    private static final int EPOCHS = 10;
    private static final Dataset TRAIN = AdvisedData.classes(2000, 1, 4);
    private static final Dataset VALID = AdvisedData.classes(1000, 2, 4);

    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> others = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(doubles = {0.0058, 0.058})
    void aNetworkLearnsAlthoughSomeUnitsAreDead(double learningRate) {
        Run run = run(Advised_AdaptiveRelusNetwork.create(1, s -> s.learningRate(learningRate)));

        assertThat(run.names()).isEmpty();
        assertThat(run.accuracy()).isGreaterThan(0.65);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.3})
    void aNetworkOfDeadUnitsDoesNotLearn(double learningRate) {
        Run run = run(Advised_AdaptiveRelusNetwork.create(1, s -> s.learningRate(learningRate)));

        assertThat(run.accuracy()).isLessThan(0.4);
        assertThat(run.message("DeadUnits"))
                .matches("units are dead in hidden2 \\(\\d\\d of 64\\): .*" + "lower the learning rate, which is "
                        + learningRate + ", .*");
    }

    @Test
    void saturatedUnitsLearnWorse() {
        Run learning = run(Advised_TanhsNetwork.create(1));
        Run tooFast = run(Advised_TanhsNetwork.create(1, s -> s.learningRate(12)));
        Run large = Run.of(
                Advised_TanhsNetwork.create(1),
                EPOCHS,
                AdvisedData.scaled(TRAIN, 1000),
                AdvisedData.scaled(VALID, 1000));

        assertThat(learning.names()).isEmpty();
        assertThat(tooFast.message("SaturatedUnits"))
                .contains("in hidden1 (64 of 64), hidden2 (64 of 64): TANH is at a bound");
        assertThat(tooFast.accuracy()).isLessThan(learning.accuracy() - 0.2);
        assertThat(large.message("SaturatedUnits")).contains("in hidden1 (64 of 64):");
        assertThat(large.accuracy()).isLessThan(learning.accuracy() - 0.1);
    }

    /** At the lower rate it predicts one class for everything, at the higher one it guesses. */
    @Test
    void aNetworkInWhichSignalsVanish() {
        Run slow = published(Advised_PublishedNetwork.create(2, s -> s.learningRate(0.001)), Advice.to(findings::add));
        Run plain = published(Advised_PublishedNetwork.create(2), Advice.to(others::add));

        assertThat(findings).extracting(Finding::name).containsExactly("OneClassPredicted");
        assertThat(findings.get(0).message())
                .matches(
                        "after 8 epochs the network predicts class 5 for 1,000 of 1,000 rows of a sample, but only 1\\d %"
                                + " of them have it, so its output hardly depends on the features; .*");
        assertThat(others).extracting(Finding::name).containsExactly("LossPlateau");
        assertThat(others.get(0).message())
                .matches("after 8 epochs the loss on a sample is 2\\.0\\d+, and that of the best constant prediction is"
                        + " 2\\.0\\d+, so .*");
        assertThat(slow.accuracy()).isLessThan(0.2);
        assertThat(plain.accuracy()).isLessThan(0.2);
    }

    @Test
    void itsRepairedFormLearns() {
        Run repaired = published(Advised_RepairedNetwork.create(2), Advice.to(findings::add));

        assertThat(findings).isEmpty();
        assertThat(repaired.accuracy()).isGreaterThan(0.3);
    }

    @Test
    void withoutTheFindingOfOneClassItIsAPlateau() {
        Run run = published(
                Advised_PublishedNetwork.create(2, s -> s.learningRate(0.001)),
                Advice.to(findings::add).without("OneClassPredicted"));

        assertThat(run.accuracy()).isLessThan(0.2);
        assertThat(findings).extracting(Finding::name).containsExactly("LossPlateau");
    }

    /** The accuracy is that on the training data. */
    private Run published(TrainableNetwork network, Advice advice) {
        Dataset data = AdvisedData.classes(2000, 1, 96, 8);
        return Run.of(Trainer.of(network).listener(advice), findings, EPOCHS, data, data);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 50})
    void aRateFarFromTheSuggestedOne(double factor) {
        Run far = atRate(factor);

        assertThat(far.names()).contains("RateFarFromSuggested");
        assertThat(far.accuracy()).isLessThan(atRate(1).accuracy() - 0.2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    void aRateNearTheSuggestedOne(double factor) {
        Run near = atRate(factor);

        assertThat(near.names()).isEmpty();
        assertThat(near.accuracy()).isGreaterThan(0.6);
    }

    private static Run atRate(double factor) {
        LearningRateCurve curve =
                LearningRateFinder.of(Advised_RelusNetwork.create(1)).run(TRAIN);
        List<Finding> found = new ArrayList<>();
        TrainableNetwork network = Advised_RelusNetwork.create(1, s -> s.learningRate(factor * curve.suggestion()));
        return Run.of(
                Trainer.of(network).listener(Advice.to(found::add).expectingRate(curve)), found, EPOCHS, TRAIN, VALID);
    }

    @Test
    void rareEventsAreNoFinding() {
        Run run = Run.of(
                Advised_EventNetwork.create(1), EPOCHS, AdvisedData.events(2000, 1), AdvisedData.events(1000, 2));

        assertThat(run.names()).isEmpty();
    }

    /** Weights change the prior too: the loss without weights is above that of the best constant. */
    @Test
    void weightedClassesAreNoFinding() {
        Trainer trainer =
                Trainer.of(Advised_EventNetwork.create(1)).classWeights(1, 50).listener(Advice.to(findings::add));

        Run run = Run.of(trainer, findings, EPOCHS, AdvisedData.events(2000, 1), AdvisedData.events(1000, 2));

        assertThat(run.names()).isEmpty();
    }

    private static Run run(TrainableNetwork network) {
        return Run.of(network, EPOCHS, TRAIN, VALID);
    }
}
