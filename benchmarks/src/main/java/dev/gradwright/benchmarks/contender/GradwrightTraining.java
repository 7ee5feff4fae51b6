package dev.gradwright.benchmarks.contender;

import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.network.ReferenceNadamNetwork;
import dev.gradwright.benchmarks.network.ReferenceNesterovNetwork;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;

/** Training with Gradwright. A step includes copying the batch. */
final class GradwrightTraining implements Training {
    private final TrainableNetwork network;
    private final Examples examples;

    GradwrightTraining(KernelTier tier, OptimizerKind optimizer, int rows) {
        network = switch (optimizer) {
            case NESTEROV -> ReferenceNesterovNetwork.create(StartWeights.SEED, tier);
            case NADAM -> ReferenceNadamNetwork.create(StartWeights.SEED, tier);
        };
        examples = new Examples(rows, 784, 10);
    }

    @Override
    public void step() {
        stepWithLoss();
    }

    @Override
    public float stepWithLoss() {
        int batch = examples.next();
        return network.trainOnBatch(examples.features(batch), examples.labels(batch));
    }

    @Override
    public long trainedParameters() {
        return network.parameters().stream()
                .filter(Parameter::trainable)
                .mapToLong(parameter -> (long) parameter.rows() * parameter.columns())
                .sum();
    }

    @Override
    public void close() {}
}
