package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.benchmarks.network.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.ejml.data.FMatrixRMaj;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Training with Deeplearning4j, with the batches already in native memory. */
final class Dl4jTraining implements Training {
    private static final int NORMED_FEATURES = 784 + 300 + 100;

    private final MultiLayerNetwork network;
    private final Examples examples;
    private final List<INDArray> features = new ArrayList<>();
    private final List<INDArray> labels = new ArrayList<>();

    Dl4jTraining(OptimizerKind optimizer, int rows) {
        network = Dl4jNetwork.of(StartWeights.reference(), true, updater(optimizer));
        examples = new Examples(rows, 784, 10);
        for (int batch = 0; batch < examples.count(); batch++) {
            features.add(Dl4jNetwork.array(examples.features(batch)));
            labels.add(Dl4jNetwork.array(oneHot(examples.labels(batch))));
        }
    }

    private static IUpdater updater(OptimizerKind kind) {
        return switch (kind) {
            case NESTEROV -> new Nesterovs(TrainingSettings.NESTEROV_RATE, TrainingSettings.NESTEROV_MOMENTUM);
            case NADAM ->
                new Nadam(
                        TrainingSettings.NADAM_RATE,
                        TrainingSettings.BETA1,
                        TrainingSettings.BETA2,
                        TrainingSettings.EPSILON);
        };
    }

    private static FMatrixRMaj oneHot(FMatrixRMaj classes) {
        FMatrixRMaj targets = new FMatrixRMaj(classes.numRows, 10);
        for (int row = 0; row < classes.numRows; row++) {
            targets.set(row, (int) classes.get(row, 0), 1);
        }
        return targets;
    }

    @Override
    public void step() {
        int batch = examples.next();
        network.fit(features.get(batch), labels.get(batch));
    }

    @Override
    public float stepWithLoss() {
        step();
        return (float) network.score();
    }

    /** Deeplearning4j counts the moving averages as parameters, so they are subtracted. */
    @Override
    public long trainedParameters() {
        return network.numParams() - 2 * NORMED_FEATURES;
    }

    @Override
    public void close() {
        network.close();
    }
}
