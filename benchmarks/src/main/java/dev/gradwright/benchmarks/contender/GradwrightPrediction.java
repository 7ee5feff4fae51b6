package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.benchmarks.network.TinyNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.NetworkPredictor;
import org.ejml.data.FMatrixRMaj;

/**
 * Prediction with Gradwright: one row from array to array, more rows from matrix to matrix. Includes copying the input
 * and output.
 */
final class GradwrightPrediction implements Prediction {
    private final NetworkPredictor<?> predictor;
    private final FMatrixRMaj features;
    private final FMatrixRMaj outputs;

    GradwrightPrediction(KernelTier tier, PredictionTask task, int rows) {
        predictor = switch (task) {
            case REFERENCE -> StartWeights.trained(tier).predictor();
            case TINY -> TinyNetwork.create(StartWeights.SEED, tier).predictor();
        };
        features = task.features(rows);
        outputs = new FMatrixRMaj(rows, predictor.outputs());
    }

    @Override
    public void run() {
        if (features.numRows == 1) {
            predictor.predict(features.data, outputs.data);
        } else {
            predictor.predict(features, outputs);
        }
    }

    @Override
    public float[] outputs() {
        return outputs.data;
    }

    @Override
    public void close() {}
}
