package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the limits of the warning {@code LearningRate}: a network learns on one side of a limit and does not on the
 * other. The loss of a network that has learned nothing is about 0.7, the mean variance of the targets.
 */
class TrainingLimitsTest {
    private static final Dataset DATA = TeacherData.of(1024);

    @Network(input = Subject.INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    interface ByAdam {
        @Dense(units = 32, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 32, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 2)
        DenseLayer output();
    }

    @Network(input = Subject.INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Sgd
    interface BySgd {
        @Dense(units = 32, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 32, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 2)
        DenseLayer output();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01})
    void adamLearnsAtUsualRates(double rate) {
        assertThat(lossOfAdam(rate)).isLessThan(0.35);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.11, 0.5, 5})
    void adamDoesNotLearnAboveTheLimit(double rate) {
        assertThat(lossOfAdam(rate)).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1})
    void gradientDescentLearnsAtUsualRates(double rate) {
        assertThat(lossOfSgd(rate)).isLessThan(0.45);
    }

    @ParameterizedTest
    @ValueSource(doubles = {11, 100})
    void gradientDescentDoesNotLearnAboveTheLimit(double rate) {
        assertThat(lossOfSgd(rate)).isGreaterThan(0.6);
    }

    @Test
    void noOptimizerLearnsBelowTheLowestRate() {
        assertThat(lossOfAdam(9e-9)).isGreaterThan(0.6);
        assertThat(lossOfSgd(9e-9)).isGreaterThan(0.6);
    }

    private static double lossOfAdam(double rate) {
        return lossOf(TrainingLimitsTest_ByAdamNetwork.create(1, settings -> settings.learningRate(rate)));
    }

    private static double lossOfSgd(double rate) {
        return lossOf(TrainingLimitsTest_BySgdNetwork.create(1, settings -> settings.learningRate(rate)));
    }

    /** The loss on the data of the training, or infinity. */
    private static double lossOf(TrainableNetwork network) {
        try {
            Trainer.of(network).epochs(30).batchSize(32).seed(1).fit(DATA);
        } catch (DivergenceException diverged) {
            return Double.POSITIVE_INFINITY;
        }
        return Evaluation.of(network, DATA).loss();
    }
}
