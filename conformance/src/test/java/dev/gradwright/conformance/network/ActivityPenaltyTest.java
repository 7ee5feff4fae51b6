package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.conformance.model.LayerOutputs;
import dev.gradwright.conformance.model.Slopes;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.NormOps_FDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Activity penalties in a generated network. */
class ActivityPenaltyTest {
    private static final int ROWS = 11;
    private static final Dataset BATCH = Subject.CLASSIFIER.data(ROWS, 1);

    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfFiniteDifferences(KernelTier tier) {
        Slopes.assertAreTheGradients(QuietNetwork.create(1, tier), BATCH, 5e-4);
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfANormBeforeThemAreThoseOfFiniteDifferences(KernelTier tier) {
        Slopes.assertAreTheGradients(QuietBehindNormNetwork.create(1, tier), BATCH, 5e-4);
    }

    @ParameterizedTest
    @EnumSource
    void theLossIncludesThePenalties(KernelTier tier) {
        QuietNetwork network = QuietNetwork.create(1, tier);
        double loss = network.testOnBatch(BATCH.features(), BATCH.targets());
        double penalties = (0.3 * squares(network, "hidden1") + 0.2 * squares(network, "hidden2")) / ROWS;
        FMatrixRMaj probabilities = new FMatrixRMaj(1, 1);
        network.predict(BATCH.features(), probabilities);
        double crossentropy = 0;
        for (int row = 0; row < ROWS; row++) {
            crossentropy -=
                    Math.log(probabilities.get(row, (int) BATCH.targets().get(row, 0))) / ROWS;
            for (int unit = 0; unit < probabilities.numCols; unit++) {
                penalties += 0.1 * probabilities.get(row, unit) * probabilities.get(row, unit) / ROWS;
            }
        }
        assertThat(loss).isCloseTo(crossentropy + penalties, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void theOutputOfAFrozenLayerIsPenalized(KernelTier tier) {
        QuietFrozenNetwork network = QuietFrozenNetwork.create(1, tier);
        double loss = network.testOnBatch(BATCH.features(), BATCH.targets());
        double penalty = 0.3 * codeSquares(network) / ROWS;
        FMatrixRMaj probabilities = new FMatrixRMaj(1, 1);
        network.predict(BATCH.features(), probabilities);
        double crossentropy = 0;
        for (int row = 0; row < ROWS; row++) {
            crossentropy -=
                    Math.log(probabilities.get(row, (int) BATCH.targets().get(row, 0))) / ROWS;
        }
        assertThat(loss).isCloseTo(crossentropy + penalty, within(1e-5));
    }

    /** Recomputed, because the network may have overwritten its buffer. */
    private static double codeSquares(QuietFrozenNetwork network) {
        FMatrixRMaj code = new FMatrixRMaj(1, 1);
        CommonOps_FDRM.mult(BATCH.features(), network.code().weights(), code);
        return NormOps_FDRM.normF(code) * (double) NormOps_FDRM.normF(code);
    }

    private static double squares(TrainableNetwork network, String layer) {
        FMatrixRMaj values = LayerOutputs.of(network, layer);
        double sum = 0;
        for (int i = 0; i < values.getNumElements(); i++) {
            sum += (double) values.data[i] * values.data[i];
        }
        return sum;
    }

    @Tag("own-jvm")
    @ParameterizedTest
    @EnumSource
    void trainingAllocatesNothing(KernelTier tier) {
        QuietNetwork network = QuietNetwork.create(1, tier);
        assertThat(AllocationMeter.steadyBytes(() -> network.trainOnBatch(BATCH.features(), BATCH.targets())))
                .isZero();
    }
}
