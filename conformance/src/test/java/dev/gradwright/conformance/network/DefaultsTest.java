package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.Trainer;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_FDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks with the default configurations learn without tuning. */
class DefaultsTest {
    private static final int ROWS = 512;

    static Stream<TrainableNetwork> networks() {
        return Stream.of(DeepByDefaultNetwork.create(1), SelfNormalizingByDefaultNetwork.create(1));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theyLearnAProductOfTwoFeatures(TrainableNetwork network) {
        FMatrixRMaj x = RandomMatrices_FDRM.rectangle(ROWS, 5, -1, 1, new Random(1));
        FMatrixRMaj y = new FMatrixRMaj(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            y.set(row, 0, 3 * x.get(row, 0) * x.get(row, 1));
        }

        Trainer.of(network).epochs(30).batchSize(32).fit(Dataset.of(x, y));

        double varianceOfTargets = 1;
        assertThat((double) Evaluation.of(network, Dataset.of(x, y)).loss()).isLessThan(0.1 * varianceOfTargets);
    }
}
