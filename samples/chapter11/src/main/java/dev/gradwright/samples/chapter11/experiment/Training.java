package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.TrainableNetwork;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * An experiment that trains one new network.
 *
 * @param name the name of the experiment
 * @param description what distinguishes it within its section
 * @param epochs the number of epochs
 * @param batchSize the batch size
 * @param data selects the form of the data
 * @param network creates the network from a seed; it must measure accuracy
 */
public record Training(
        String name,
        String description,
        int epochs,
        int batchSize,
        Function<Pictures, Split> data,
        LongFunction<? extends TrainableNetwork> network)
        implements Experiment {
    /** A training with batches of 32. */
    public static Training of(
            String name,
            String description,
            int epochs,
            Function<Pictures, Split> data,
            LongFunction<? extends TrainableNetwork> network) {
        return new Training(name, description, epochs, TrainingPhase.BATCH_SIZE, data, network);
    }

    /** The same training with another batch size. */
    public Training inBatchesOf(int batchSize) {
        return new Training(name, description, epochs, batchSize, data, network);
    }

    @Override
    public Outcome run(Setting setting) {
        TrainingPhase phase =
                new TrainingPhase(network.apply(setting.seed()), data.apply(setting.pictures()), batchSize);
        return phase.run(epochs, setting);
    }
}
