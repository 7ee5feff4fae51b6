package dev.gradwright.samples.chapter11.experiment;

import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The training of one network from fresh weights.
 *
 * @param name what the experiment is called
 * @param epochs how often it goes through the training data
 * @param batchSize pictures in a step
 * @param data the form in which the network takes the pictures
 * @param network makes the network from a seed; it must measure accuracy
 */
public record Training(
        String name,
        int epochs,
        int batchSize,
        Function<Pictures, Split> data,
        LongFunction<? extends TrainableNetwork> network)
        implements Experiment {
    private static final int BATCH_SIZE = 32;

    /** A training in batches of 32. */
    public static Training of(
            String name, int epochs, Function<Pictures, Split> data, LongFunction<? extends TrainableNetwork> network) {
        return new Training(name, epochs, BATCH_SIZE, data, network);
    }

    /** The same training in batches of that size. */
    public Training inBatchesOf(int batchSize) {
        return new Training(name, epochs, batchSize, data, network);
    }

    @Override
    public Outcome run(Setting setting) {
        return fit(network.apply(setting.seed()), setting);
    }

    private Outcome fit(TrainableNetwork net, Setting setting) {
        Split split = data.apply(setting.pictures());
        StepTimes times = new StepTimes();
        History history = Trainer.of(net)
                .epochs(Math.min(epochs, setting.mostEpochs()))
                .batchSize(batchSize)
                .seed(setting.seed())
                .validation(split.valid())
                .listener(times)
                .listener(setting.listener())
                .fit(split.train());
        Evaluation test = net.evaluate(split.test());
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
