package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.AlphaDropout;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.MovingStatistics;
import dev.gradwright.runtime.train.Trainer;
import org.junit.jupiter.api.Test;

/**
 * Tests the condition of the warning {@code DropoutBeforeBatchNorm}: what a batch norm learns about the variance of its
 * input during training must hold at inference, too (Li et al., "Understanding the disharmony between dropout and batch
 * normalization by variance shift", 2018).
 */
class VarianceShiftTest {
    private static final Dataset DATA = TeacherData.of(2048);

    /** The norm sees dropped features. */
    @Network(input = Subject.INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    @SuppressWarnings("gradwright:DropoutBeforeBatchNorm") // it measures what the warning says
    interface Direct {
        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @Dropout(0.5)
        Layer dropout();

        @BatchNorm
        BatchNormLayer norm();

        @Dense(units = 2)
        DenseLayer output();
    }

    /** The norm sees sums of dropped features. */
    @Network(input = Subject.INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    @SuppressWarnings("gradwright:DropoutBeforeBatchNorm") // it measures what the warning says
    interface ThroughDense {
        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @Dropout(0.5)
        Layer dropout();

        @Dense(units = 32, init = HE_NORMAL, bias = false)
        DenseLayer linear();

        @BatchNorm
        BatchNormLayer norm();

        @Activation(RELU)
        Layer relu();

        @Dense(units = 2)
        DenseLayer output();
    }

    /** The order of Ioffe and Szegedy: the dropout is below the norm. */
    @Network(input = Subject.INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    interface After {
        @Dense(units = 64, init = HE_NORMAL, bias = false)
        DenseLayer hidden();

        @BatchNorm
        BatchNormLayer norm();

        @Activation(RELU)
        Layer relu();

        @Dropout(0.5)
        Layer dropout();

        @Dense(units = 2)
        DenseLayer output();
    }

    /** Alpha dropout keeps mean and variance. */
    @Network(input = Subject.INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    @SuppressWarnings("gradwright:SeluBatchNorm") // it compares the statistics of a norm
    interface Alpha {
        @Dense(units = 64, activation = SELU, init = LECUN_NORMAL)
        DenseLayer hidden();

        @AlphaDropout(0.2)
        Layer dropout();

        @BatchNorm
        BatchNormLayer norm();

        @Dense(units = 2)
        DenseLayer output();
    }

    /** Half of the features after ReLU have 1 + (c² + v)/v = 2.47 times the variance, with mean c and variance v. */
    @Test
    void aNormOfDroppedFeaturesLearnsAnotherVariance() {
        assertThat(shiftOfDirect(0.5)).isBetween(2.0, 3.0);
        assertThat(shiftOfDirect(0.2)).isGreaterThan(1.2);
        assertThat(shiftOfDirect(0.1)).isLessThan(1.2);
    }

    @Test
    void soDoesANormOfTheirSums() {
        VarianceShiftTest_ThroughDenseNetwork trained = trained(VarianceShiftTest_ThroughDenseNetwork.create(1));
        VarianceShiftTest_ThroughDenseNetwork plain =
                VarianceShiftTest_ThroughDenseNetwork.create(1, settings -> settings.dropout("dropout", 0));
        plain.copyFrom(trained, ThroughDense.class);
        double lossOfTraining = lossOf(trained);
        double lossOfInference = lossOf(plain);

        assertThat(variance(trained.norm()) / variance(plain.norm())).isGreaterThan(1.5);
        assertThat(lossOfTraining)
                .as("with the variance of training the predictions are worse")
                .isGreaterThan(1.1 * lossOfInference);
    }

    @Test
    void aNormAboveTheDropoutLearnsTheVarianceOfInference() {
        VarianceShiftTest_AfterNetwork trained = trained(VarianceShiftTest_AfterNetwork.create(1));
        VarianceShiftTest_AfterNetwork plain =
                VarianceShiftTest_AfterNetwork.create(1, settings -> settings.dropout("dropout", 0));
        plain.copyFrom(trained, After.class);
        lossOf(trained);
        lossOf(plain);

        assertThat(variance(trained.norm()) / variance(plain.norm())).isCloseTo(1, within(1e-4));
    }

    @Test
    void alphaDropoutKeepsTheVariance() {
        VarianceShiftTest_AlphaNetwork trained = trained(VarianceShiftTest_AlphaNetwork.create(1));
        VarianceShiftTest_AlphaNetwork plain =
                VarianceShiftTest_AlphaNetwork.create(1, settings -> settings.dropout("dropout", 0));
        plain.copyFrom(trained, Alpha.class);
        lossOf(trained);
        lossOf(plain);

        assertThat(variance(trained.norm()) / variance(plain.norm())).isCloseTo(1, within(0.1));
    }

    private static double shiftOfDirect(double rate) {
        VarianceShiftTest_DirectNetwork trained =
                trained(VarianceShiftTest_DirectNetwork.create(1, settings -> settings.dropout("dropout", rate)));
        VarianceShiftTest_DirectNetwork plain =
                VarianceShiftTest_DirectNetwork.create(1, settings -> settings.dropout("dropout", 0));
        plain.copyFrom(trained, Direct.class);
        lossOf(trained);
        lossOf(plain);
        return variance(trained.norm()) / variance(plain.norm());
    }

    private static <N extends TrainableNetwork> N trained(N network) {
        Trainer.of(network).epochs(20).batchSize(32).seed(1).fit(DATA);
        return network;
    }

    /** The loss with the statistics of the data, seen with the dropout of the network. */
    private static double lossOf(TrainableNetwork network) {
        MovingStatistics.recompute(network, DATA);
        return Evaluation.of(network, DATA).loss();
    }

    private static double variance(BatchNormLayer norm) {
        double sum = 0;
        for (float variance : norm.movingVariance().data) {
            sum += variance;
        }
        return sum;
    }
}
