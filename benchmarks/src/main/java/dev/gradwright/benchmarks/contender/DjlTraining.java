package dev.gradwright.benchmarks.contender;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gradwright.benchmarks.network.DenseWeights;
import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.benchmarks.network.TrainingSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Training with the Deep Java Library on PyTorch. Its PyTorch engine has neither Nesterov momentum nor Nadam, so plain
 * momentum and Adam are used instead, which do less work.
 */
final class DjlTraining implements Training {
    private final Model model = Model.newInstance("reference");
    private final Trainer trainer;
    private final NDManager manager;
    private final Examples examples;
    private final List<NDList> features = new ArrayList<>();
    private final List<NDList> labels = new ArrayList<>();

    DjlTraining(OptimizerKind optimizer, int rows) {
        SequentialBlock block = new SequentialBlock();
        List<DenseWeights> layers = StartWeights.reference();
        for (int i = 0; i < layers.size(); i++) {
            DenseWeights layer = layers.get(i);
            block.add(DjlBlocks.batchNorm()).add(DjlBlocks.linear(layer));
            if (i < layers.size() - 1) {
                block.add(list -> new NDList(DjlBlocks.activate(layer, list.singletonOrThrow())));
            }
        }
        model.setBlock(block);
        trainer = model.newTrainer(
                new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer(optimizer)));
        trainer.initialize(new Shape(rows, 784));
        manager = trainer.getManager();
        examples = new Examples(rows, 784, 10);
        for (int batch = 0; batch < examples.count(); batch++) {
            features.add(new NDList(manager.create(examples.features(batch).data, new Shape(rows, 784))));
            labels.add(new NDList(manager.create(examples.labels(batch).data, new Shape(rows, 1))));
        }
    }

    private static Optimizer optimizer(OptimizerKind kind) {
        return switch (kind) {
            case NESTEROV ->
                Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed((float) TrainingSettings.NESTEROV_RATE))
                        .optMomentum((float) TrainingSettings.NESTEROV_MOMENTUM)
                        .build();
            case NADAM ->
                Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed((float) TrainingSettings.NADAM_RATE))
                        .optEpsilon((float) TrainingSettings.EPSILON)
                        .build();
        };
    }

    @Override
    public void step() {
        step(false);
    }

    @Override
    public float stepWithLoss() {
        return step(true);
    }

    /** Each step uses its own manager for temporary arrays, as {@code EasyTrain} does for a batch. */
    private float step(boolean readLoss) {
        int batch = examples.next();
        NDList x = features.get(batch);
        NDList y = labels.get(batch);
        float value = 0;
        try (NDManager scratch = manager.newSubManager()) {
            x.tempAttach(scratch);
            y.tempAttach(scratch);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(x, y);
                NDArray loss = trainer.getLoss().evaluate(y, logits);
                collector.backward(loss);
                if (readLoss) {
                    value = loss.getFloat();
                }
            }
            trainer.step();
        }
        return value;
    }

    @Override
    public long trainedParameters() {
        return model.getBlock().getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getShape().size())
                .sum();
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
