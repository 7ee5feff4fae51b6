package dev.gradwright.samples.chapter11.experiment;

import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;

/**
 * One phase of a training: some epochs of an existing network.
 *
 * @param network the network; it must measure accuracy
 * @param data the data
 * @param batchSize the batch size
 */
public record TrainingPhase(TrainableNetwork network, Split data, int batchSize) {
    /** The default batch size of the chapter. */
    public static final int BATCH_SIZE = 32;

    /** A phase with batches of 32. */
    public TrainingPhase(TrainableNetwork network, Split data) {
        this(network, data, BATCH_SIZE);
    }

    /** Trains for the given number of epochs, or fewer if the setting limits them. */
    public Outcome run(int epochs, Setting setting) {
        StepTimes times = new StepTimes();
        History history = Trainer.of(network)
                .epochs(Math.min(epochs, setting.maxEpochs()))
                .batchSize(batchSize)
                .seed(setting.seed())
                .validation(data.valid())
                .listener(times)
                .listener(setting.listener())
                .fit(data.train());
        Evaluation test = Evaluation.of(network, data.test());
        return new Outcome(
                last(history, "loss"),
                last(history, "accuracy"),
                last(history, "val_loss"),
                last(history, "val_accuracy"),
                test.loss(),
                test.metric(ACCURACY),
                times.steps(),
                times.medianMillis());
    }

    private static float last(History history, String name) {
        return history.get(name)[history.epochs() - 1];
    }
}
