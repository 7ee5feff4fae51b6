package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.data.TrainingData;
import dev.gradwright.runtime.data.WeightedDataset;
import dev.gradwright.runtime.stream.EncodedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
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
    private int batchesPerStep = 1;
    private boolean shuffles = true;
    private long seed;
    private double maxMinutes = Double.POSITIVE_INFINITY;
    private @Nullable Checkpoints checkpoints;
    private @Nullable Dataset validation;
    private @Nullable FMatrixRMaj sampleWeights;
    private float @Nullable [] classWeights;

    private Trainer(TrainableNetwork network) {
        this.network = network;
    }

    /**
     * A trainer for a network. By default it trains for 1 epoch, in batches of 32, without validation, and shuffles
     * with seed 0.
     */
    public static Trainer of(TrainableNetwork network) {
        return new Trainer(Objects.requireNonNull(network, "network must not be null"));
    }

    /**
     * Sets the number of passes over the data.
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
     * Sets the number of rows of a batch; the last batch of an epoch is smaller if the rows do not divide evenly.
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

    /**
     * Sets the number of batches of each optimizer step (gradient accumulation): their gradients are added up, each with
     * the fraction of its rows, and applied once. The step is that of the joined batch, which need not fit into memory.
     * Penalties on weights count once, and {@code @Clip} bounds the joined gradient. Batch norms take the statistics of
     * each batch by itself, and update their moving averages with each. Schedules, listeners and the progress bar count
     * steps, not batches. If the batches of an epoch do not divide evenly, its last step takes the rest.
     *
     * @param batches 1, the default, for a step after each batch
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer gradientAccumulation(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException("gradientAccumulation must be at least 1 batch, but is " + batches);
        }
        batchesPerStep = batches;
        return this;
    }

    /**
     * Sets the number of threads of the network, see {@link TrainableNetwork#useThreads}.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Trainer threads(int threads) {
        network.useThreads(threads);
        return this;
    }

    /** Sets the data on which the network is evaluated after each epoch. */
    public Trainer validation(Dataset validation) {
        this.validation = Objects.requireNonNull(validation, "validation must not be null");
        return this;
    }

    /**
     * Sets whether the rows are shuffled before each epoch, as they are by default. With {@code false}, each epoch takes
     * them in the order of the data.
     */
    public Trainer shuffle(boolean shuffle) {
        shuffles = shuffle;
        return this;
    }

    /** Sets the seed of the shuffling before each epoch. */
    public Trainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets the weight of each class in the training loss {@code Σwℓ/rows}, for example for rare classes. The class of a
     * row is its target (with two classes, −1 is class 0), or the index of the largest of its targets. Evaluations are
     * not weighted.
     *
     * @param weights one for each class, in the order of their indices
     * @throws IllegalArgumentException if there is none, there are more than the network has classes, or one is
     *     negative or not finite
     */
    public Trainer classWeights(float... weights) {
        classWeights = ClassWeights.of(weights, network.metrics().classes());
        return this;
    }

    /**
     * {@link #classWeights(float...)} of some classes; the weight of the others is 1.
     *
     * @param weights by the index of the class
     * @throws IllegalArgumentException if there is none, the network has no such class, or a weight is negative or not
     *     finite
     */
    public Trainer classWeights(Map<Integer, Float> weights) {
        classWeights = ClassWeights.of(weights, network.metrics().classes());
        return this;
    }

    /**
     * Sets the weight of one class in the training loss, by the constant of the target's enum: see {@link
     * #classWeights(float...)}. Classes without a weight keep the weight 1.
     *
     * @throws IllegalArgumentException if the constant is not one of the network's target, or the weight is negative or
     *     not finite
     */
    public Trainer classWeight(Enum<?> constant, double weight) {
        Objects.requireNonNull(constant, "constant must not be null");
        classWeights = ClassWeights.with(classWeights, network, constant, weight);
        return this;
    }

    /**
     * {@link #classWeight(Enum, double)} of a target that is true or false.
     *
     * @throws IllegalArgumentException if the target of the network is not {@code boolean.class}, or the weight is
     *     negative or not finite
     */
    public Trainer classWeight(boolean target, double weight) {
        classWeights = ClassWeights.with(classWeights, network, target, weight);
        return this;
    }

    /**
     * Sets the weight of each row in the training loss {@code Σwℓ/rows}. Class weights are multiplied by it.
     * Evaluations are not weighted.
     *
     * @param weights rows × 1, in the order of the training data; not copied
     */
    public Trainer sampleWeights(FMatrixRMaj weights) {
        sampleWeights = Objects.requireNonNull(weights, "sampleWeights must not be null");
        return this;
    }

    /**
     * {@link #sampleWeights(FMatrixRMaj)} as an array.
     *
     * @param weights one for each row, in the order of the training data; not copied
     */
    public Trainer sampleWeights(float[] weights) {
        Objects.requireNonNull(weights, "sampleWeights must not be null");
        sampleWeights = FMatrixRMaj.wrap(weights.length, 1, weights);
        return this;
    }

    /**
     * Sets a limit for the time of the fit: after it, the training ends with the step in progress. With {@link
     * #checkpoints} it is saved there, and a fit that resumes it has the same time again.
     *
     * @throws IllegalArgumentException if it is not greater than 0
     */
    public Trainer maxMinutes(double minutes) {
        if (!(minutes > 0)) {
            throw new IllegalArgumentException("maxMinutes must be greater than 0, but is " + minutes);
        }
        maxMinutes = minutes;
        return this;
    }

    /**
     * Saves the training from time to time, so that it can be resumed. While it runs, Ctrl-C ends the program only after
     * the step in progress, when a checkpoint is on disk.
     */
    public Trainer checkpoints(Checkpoints checkpoints) {
        this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints must not be null");
        return this;
    }

    /**
     * Adds a listener; listeners are called in the order in which they were added.
     *
     * @throws IllegalArgumentException if it was added before: it would be told everything twice
     */
    public Trainer listener(TrainingListener listener) {
        Objects.requireNonNull(listener, "listener must not be null");
        if (listeners.stream().anyMatch(added -> added == listener)) {
            throw new IllegalArgumentException("this " + listener.getClass().getName()
                    + " is a listener of this training already; add it once, or make another");
        }
        listeners.add(listener);
        return this;
    }

    /**
     * Trains. All data are checked before anything changes.
     *
     * <p>If the thread is interrupted, the training ends after the step in progress, with the history up to there, which
     * may have no epoch; the thread is still interrupted then.
     *
     * @return loss, metrics and learning rate of each epoch
     * @throws IllegalArgumentException if the training or validation data do not fit the network, or the weights not
     *     the training data
     * @throws dev.gradwright.runtime.DivergenceException if the loss of a batch is not finite
     * @throws dev.gradwright.runtime.checkpoint.CheckpointException if the folder of checkpoints cannot be used, already
     *     holds some that are not to be resumed, or the newest one cannot be used for this training
     * @throws ListenerException if a listener throws an exception
     */
    public History fit(Dataset train) {
        check("training data", train);
        if (validation != null) {
            check("validation data", validation);
        }
        return fit(new WeightedDataset(train, RowWeights.of(train, sampleWeights, classWeights)));
    }

    /**
     * {@link #fit(Dataset)} with rows that need not fit into memory. A thread of its own reads ahead; it ends with the fit.
     * Rows are shuffled in a window, see {@link EncodedStream}. A training that is resumed reads the stream again up to the
     * batch that is next. The validation data are a dataset as always.
     *
     * @throws IllegalArgumentException as for {@link #fit(Dataset)}; that the targets have classes with weights is found out
     *     only in the first epoch
     * @throws dev.gradwright.runtime.data.DataFileException if a file cannot be read, or has changed since it was read first
     * @throws dev.gradwright.runtime.DivergenceException if the loss of a batch is not finite
     * @throws dev.gradwright.runtime.checkpoint.CheckpointException as for {@link #fit(Dataset)}; also if the stream has
     *     changed since the checkpoint was saved
     * @throws ListenerException if a listener throws an exception
     */
    public History fit(EncodedStream train) {
        Objects.requireNonNull(train, "train must not be null");
        check("training data", train.sample());
        if (validation != null) {
            check("validation data", validation);
        }
        return fit(StreamWeights.of(train, sampleWeights, classWeights));
    }

    private History fit(TrainingData train) {
        FitOptions options = new FitOptions(epochs, batchesPerStep, shuffles, seed, maxMinutes);
        TrainingBatches batches = train.batches(batchSize);
        try {
            return new TrainingLoop(network, train, batches, validation, options, listeners, checkpoints).run();
        } finally {
            batches.close();
        }
    }

    private void check(String what, Dataset data) {
        try {
            network.check(data);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " do not fit the network: " + e.getMessage(), e);
        }
    }
}
