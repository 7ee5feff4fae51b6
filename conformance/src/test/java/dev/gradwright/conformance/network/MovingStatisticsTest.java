package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.ModelSoup;
import dev.gradwright.runtime.train.MovingStatistics;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statistics that batch norms use at inference, computed from data. */
class MovingStatisticsTest {
    /** 600 rows are two batches of 256 and one of 88. */
    private static final Dataset DATA = Subject.CLASSIFIER.data(600, 1);

    /** The first norm sees the features themselves. */
    @ParameterizedTest
    @EnumSource
    void theFirstNormHasTheStatisticsOfTheFeatures(KernelTier tier) {
        ClassifierNetwork network = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, tier);

        MovingStatistics.recompute(network, DATA);

        FMatrixRMaj x = DATA.features();
        for (int column = 0; column < x.numCols; column++) {
            double mean = 0;
            for (int row = 0; row < x.numRows; row++) {
                mean += x.get(row, column) / (double) x.numRows;
            }
            double variance = 0;
            for (int row = 0; row < x.numRows; row++) {
                variance += Math.pow(x.get(row, column) - mean, 2) / x.numRows;
            }
            assertThat(network.inputNorm().movingMean().get(0, column)).isCloseTo((float) mean, within(1e-5f));
            assertThat(network.inputNorm().movingVariance().get(0, column)).isCloseTo((float) variance, within(1e-5f));
        }
    }

    /** With one batch, the statistics of the second norm are those of the outputs of the layer before it. */
    @ParameterizedTest
    @EnumSource
    void laterNormsHaveTheStatisticsOfTheirInputs(KernelTier tier) {
        ClassifierNetwork network = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, tier);
        Dataset batch = DATA.take(40);

        MovingStatistics.recompute(network, batch);
        BatchNormLayer norm = network.norm1();
        FMatrixRMaj mean = norm.movingMean();
        FMatrixRMaj variance = norm.movingVariance();

        float m = norm.momentum();
        norm.setMovingMean(new FMatrixRMaj(1, mean.numCols));
        norm.setMovingVariance(new FMatrixRMaj(1, mean.numCols));
        network.computeGradients(batch.features(), batch.targets());
        for (int i = 0; i < mean.numCols; i++) {
            assertThat(mean.data[i]).isCloseTo(norm.movingMean().data[i] / (1 - m), within(1e-5f));
            assertThat(variance.data[i]).isCloseTo(norm.movingVariance().data[i] / (1 - m), within(1e-5f));
        }
    }

    @Test
    void nothingElseChanges() {
        ClassifierNetwork network = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, KernelTier.active());
        ClassifierNetwork same = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, KernelTier.active());

        MovingStatistics.recompute(network, DATA);

        assertThat(network.inputNorm().movingMean().data)
                .isNotEqualTo(same.inputNorm().movingMean().data);
        for (BatchNormLayer norm : new BatchNormLayer[] {same.inputNorm(), same.norm1()}) {
            BatchNormLayer computed = norm == same.inputNorm() ? network.inputNorm() : network.norm1();
            norm.setMovingMean(computed.movingMean());
            norm.setMovingVariance(computed.movingVariance());
        }
        same.metrics().reset();
        assertThat(StateSnapshot.of(network).toBytes())
                .isEqualTo(StateSnapshot.of(same).toBytes());
    }

    @Test
    void frozenNormsKeepTheirs() {
        ClassifierNetwork network = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, KernelTier.active());
        float[] before = network.inputNorm().movingMean().data;
        network.inputNorm().freeze();

        MovingStatistics.recompute(network, DATA);

        assertThat(network.inputNorm().movingMean().data).isEqualTo(before);
    }

    @Test
    void aNetworkWithoutBatchNormsStaysAsItIs() {
        RegressorNetwork network = RegressorNetwork.create(1);
        byte[] before = StateSnapshot.of(network).toBytes();

        MovingStatistics.recompute(network, Subject.REGRESSOR.data(40, 1));

        assertThat(StateSnapshot.of(network).toBytes()).isEqualTo(before);
    }

    @Test
    void dataThatDivergeChangeNothing() {
        ClassifierNetwork network = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, KernelTier.active());
        network.metrics().reset();
        byte[] before = StateSnapshot.of(network).toBytes();
        FMatrixRMaj x = DATA.features().copy();
        x.set(599, 3, 3e38f);

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> MovingStatistics.recompute(network, Dataset.of(x, DATA.targets())));
        assertThat(StateSnapshot.of(network).toBytes()).isEqualTo(before);
    }

    @Test
    void dataFitTheNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MovingStatistics.recompute(ClassifierNetwork.create(1), Subject.REGRESSOR.data(3, 1)));
    }

    /** The statistics of a soup are means, until they are computed from data. */
    @Test
    void aSoupHasTheMeanOfTheStatistics() {
        ClassifierNetwork first = (ClassifierNetwork) Subject.CLASSIFIER.trained(1, KernelTier.active());
        ClassifierNetwork second = (ClassifierNetwork) Subject.CLASSIFIER.trained(2, KernelTier.active());
        ClassifierNetwork soup = ClassifierNetwork.create(3);

        ModelSoup.of(first, second).uniform(soup);

        float expected =
                (first.norm1().movingVariance().data[0] + second.norm1().movingVariance().data[0]) / 2;
        assertThat(soup.norm1().movingVariance().data[0]).isCloseTo(expected, within(1e-6f));
    }
}
