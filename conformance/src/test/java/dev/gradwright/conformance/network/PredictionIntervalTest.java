package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.train.Trainer;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A network with the quantile loss predicts the quantiles of {@code t = x + (0.4 + 0.3x)·n} with normal noise n: those of the
 * normal distribution, −1.2816, 0 and 1.2816, times the deviation. Each output has the promised share of targets below it.
 */
class PredictionIntervalTest {
    private static final double Z = 1.2816;

    private static SpreadNetwork network;

    @BeforeAll
    static void train() {
        network = SpreadNetwork.create(1, KernelTier.PORTABLE);
        Trainer.of(network).epochs(30).batchSize(64).seed(2).fit(data(6000, 3));
    }

    @Test
    void theShareOfTargetsBelowEachOutputIsItsQuantile() {
        Dataset fresh = data(6000, 4);
        FMatrixRMaj quantiles = new FMatrixRMaj(1, 1);
        network.predict(fresh.features(), quantiles);

        assertThat(shareBelow(quantiles, 0, fresh.targets())).isCloseTo(0.1, within(0.02));
        assertThat(shareBelow(quantiles, 1, fresh.targets())).isCloseTo(0.5, within(0.03));
        assertThat(shareBelow(quantiles, 2, fresh.targets())).isCloseTo(0.9, within(0.02));
    }

    @Test
    void theIntervalIsWideWhereTheTargetsAreUncertain() {
        FMatrixRMaj quantiles = new FMatrixRMaj(1, 1);
        network.predict(new FMatrixRMaj(new float[][] {{-0.5f}, {0.5f}}), quantiles);

        assertThat(quantiles.get(0, 2) - quantiles.get(0, 0)).isCloseTo((float) (2 * Z * 0.25), within(0.15f));
        assertThat(quantiles.get(1, 2) - quantiles.get(1, 0)).isCloseTo((float) (2 * Z * 0.55), within(0.15f));
        assertThat(quantiles.get(1, 1)).isCloseTo(0.5f, within(0.1f));
    }

    private static double shareBelow(FMatrixRMaj quantiles, int column, FMatrixRMaj targets) {
        int below = 0;
        for (int row = 0; row < targets.numRows; row++) {
            below += targets.get(row, 0) < quantiles.get(row, column) ? 1 : 0;
        }
        return (double) below / targets.numRows;
    }

    private static Dataset data(int rows, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj x = new FMatrixRMaj(rows, 1);
        FMatrixRMaj t = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            double feature = 2 * random.nextDouble() - 1;
            x.set(row, 0, (float) feature);
            t.set(row, 0, (float) (feature + (0.4 + 0.3 * feature) * random.nextGaussian()));
        }
        return Dataset.of(x, t);
    }
}
