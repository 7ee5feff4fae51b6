package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on a dataset, epoch by epoch. The same network, seed and data give the same training.
 *
 * <pre>{@code
 * History history = Trainer.of(net)
 *         .epochs(25)
 *         .batchSize(32)
 *         .validation(valid)
 *         .listener(ProgressBar.console())
 *         .listener(EarlyStopping.patience(10).restoringBest())
 *         .fit(train);
 * float[] accuracy = history.get("val_accuracy");
 * }</pre>
 */
public final class Trainer {
    private final TrainableNetwork network;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private int epochs = 1;
    private int batchSize = 32;
    private long seed;
    private @Nullable Dataset validation;

    private Trainer(TrainableNetwork network) {
        this.network = network;
    }

    /** A trainer of that network: for 1 epoch, in batches of 32, without validation, shuffling with seed 0. */
    public static Trainer of(TrainableNetwork network) {
        return new Trainer(Objects.requireNonNull(network, "network must not be null"));
    }

    /**
     * Sets how often to go through the data.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer epochs(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but is " + epochs);
        }
        this.epochs = epochs;
        return this;
    }

    /**
     * Sets the number of rows of a batch; the last batch of an epoch is smaller where the rows do not divide evenly.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer batchSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize);
        }
        this.batchSize = batchSize;
        return this;
    }

    /** Sets the data on which the network is evaluated after each epoch. */
    public Trainer validation(Dataset validation) {
        this.validation = Objects.requireNonNull(validation, "validation must not be null");
        return this;
    }

    /** Sets the seed by which the rows are shuffled anew for each epoch. */
    public Trainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** Adds a listener; listeners are called in the order in which they were added. */
    public Trainer listener(TrainingListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener must not be null"));
        return this;
    }

    /**
     * Trains. All data are checked before anything changes.
     *
     * @return loss, metrics and learning rate of each epoch
     * @throws IllegalArgumentException if the training or validation data do not fit the network
     * @throws dev.gradwright.runtime.DivergenceException if the loss of a batch is not finite
     */
    public History fit(Dataset train) {
        check("training data", train);
        if (validation != null) {
            check("validation data", validation);
        }
        return new TrainingLoop(network, train, validation, epochs, batchSize, seed, List.copyOf(listeners)).run();
    }

    private void check(String what, Dataset data) {
        try {
            network.check(data.features(), data.targets());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " do not fit the network: " + e.getMessage(), e);
        }
    }
}
