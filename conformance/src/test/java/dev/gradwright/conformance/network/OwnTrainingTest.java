package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class OwnTrainingTest {
    @Test
    void theCustomRuleUpdatesTheWeightsAtTheRateOfTheCustomSchedule() {
        OwnTrainingNetwork network = OwnTrainingNetwork.create(1);
        network.output().setWeights(new FMatrixRMaj(2, 1));
        network.output().setBias(new FMatrixRMaj(1, 1));
        FMatrixRMaj x = new FMatrixRMaj(new float[][] {{1, 0}});
        FMatrixRMaj y = new FMatrixRMaj(new float[][] {{10}});

        network.trainOnBatch(x, y);
        network.trainOnBatch(x, y);

        assertThat(network.output().weights().data).containsExactly(0.75f, 0);
        assertThat(network.output().bias().data).containsExactly(0.75f);
    }
}
