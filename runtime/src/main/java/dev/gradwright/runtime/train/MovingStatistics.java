package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Mean and variance that a batch norm uses at inference, computed anew from data. During training they are moving
 * averages, which belong to the weights of the last steps; after the weights were replaced, for example by a
 * {@link ModelSoup}, they should be those of the new weights (Izmailov et al., "Averaging weights leads to wider optima
 * and better generalization", 2018).
 */
public final class MovingStatistics {
    private static final int BATCH_SIZE = 256;

    private MovingStatistics() {}

    /**
     * Sets the moving means and variances of all batch norms to the statistics of data in one pass in training mode,
     * with dropout and noise, in batches of up to 256 rows. Frozen batch norms keep theirs. Nothing else changes, except
     * that the running metrics are reset. A network without batch norms stays as it is.
     *
     * @throws IllegalArgumentException if the data do not fit the network
     * @throws IllegalStateException if all layers with parameters are frozen
     * @throws dev.gradwright.runtime.DivergenceException if a value is not finite; nothing is changed then
     */
    public static void recompute(TrainableNetwork network, Dataset data) {
        network.check(data);
        List<Norm> norms = new ArrayList<>();
        for (Layer layer : network.layers()) {
            if (layer instanceof BatchNormLayer norm && !norm.isFrozen()) {
                norms.add(new Norm(norm));
            }
        }
        if (norms.isEmpty()) {
            return;
        }
        StateSnapshot before = StateSnapshot.of(network);
        try {
            compute(network, data.batches(BATCH_SIZE), norms);
        } finally {
            before.restore(network);
            network.metrics().reset();
        }
        norms.forEach(Norm::store);
    }

    private static void compute(TrainableNetwork network, TrainingBatches batches, List<Norm> norms) {
        ParameterOptimizer optimizer = ParameterOptimizer.of(network.optimizer());
        for (int batch = 0; batch < batches.count(); batch++) {
            batches.load(batch);
            norms.forEach(Norm::clear);
            network.computeGradients(batches.x(), batches.y());
            optimizer.countBatch();
            norms.forEach(norm -> norm.add(batches.x().numRows));
        }
    }

    /** The statistics of one batch norm over all batches so far (Chan, Golub and LeVeque, 1979). */
    private static final class Norm {
        private final BatchNormLayer layer;
        private final double[] mean;
        /** Sums of squared distances from the mean. */
        private final double[] squares;

        private long rows;

        Norm(BatchNormLayer layer) {
            this.layer = layer;
            this.mean = new double[layer.outputs()];
            this.squares = new double[layer.outputs()];
        }

        /** From moving averages of 0, a batch leaves its statistics, times 1 − momentum. */
        void clear() {
            layer.setMovingMean(new FMatrixRMaj(1, mean.length));
            layer.setMovingVariance(new FMatrixRMaj(1, mean.length));
        }

        void add(int batchRows) {
            float share = 1 - layer.momentum();
            float[] means = layer.movingMean().data;
            float[] variances = layer.movingVariance().data;
            long all = rows + batchRows;
            for (int i = 0; i < mean.length; i++) {
                double distance = means[i] / (double) share - mean[i];
                mean[i] += distance * batchRows / all;
                squares[i] += variances[i] / (double) share * batchRows + distance * distance * rows * batchRows / all;
            }
            rows = all;
        }

        void store() {
            FMatrixRMaj means = new FMatrixRMaj(1, mean.length);
            FMatrixRMaj variances = new FMatrixRMaj(1, mean.length);
            for (int i = 0; i < mean.length; i++) {
                means.data[i] = (float) mean[i];
                variances.data[i] = (float) (squares[i] / rows);
            }
            layer.setMovingMean(means);
            layer.setMovingVariance(variances);
        }
    }
}
