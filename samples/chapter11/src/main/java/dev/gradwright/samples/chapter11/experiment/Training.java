package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.TrainableNetwork;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * An experiment that trains one new network.
 *
 * @param name what the experiment is called
 * @param description what sets it apart from the others of its section
 * @param epochs how often it goes through the training data
 * @param batchSize pictures in a step
 * @param data the form in which the network takes the pictures
 * @param network makes the network from a seed; it must measure accuracy
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
        return new Training(name, description, epochs, Lesson.BATCH_SIZE, data, network);
    }

    /** The same training with another batch size. */
    public Training inBatchesOf(int batchSize) {
        return new Training(name, description, epochs, batchSize, data, network);
    }

    @Override
    public Outcome run(Setting setting) {
        Lesson lesson = new Lesson(network.apply(setting.seed()), data.apply(setting.pictures()), batchSize);
        return lesson.run(epochs, setting);
    }
}
