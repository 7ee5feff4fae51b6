package dev.gradwright.runtime.train;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.TrainableNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where and how often a training is saved. A program that is killed and started again ends with the same bytes as one
 * that was never killed. A checkpoint is the whole state: weights, optimizer, schedule, random streams, the position
 * in the epoch and its order of rows, metrics under way, the history, the state of listeners, and the best weights so
 * far. It is copied between two steps and written on another thread.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(25)
 *         .checkpoints(Checkpoints.in(dir).everySteps(500).keep(3).best("val_auc").resume())
 *         .validation(valid)
 *         .fit(train);
 * net.loadBest(dir);
 * }</pre>
 *
 * <p>The folder also has a {@link RunRecord}, {@code run.json}, for {@link RunComparison}.
 *
 * <p>Without {@link #everyEpochs} and {@link #everySteps}, there is one after each epoch. In addition, there is one at the
 * end of the fit, and one if it ends before: if its thread is interrupted, at Ctrl-C, or after {@link
 * Trainer#maxMinutes}. Instances are immutable.
 */
public final class Checkpoints {
    private static final int KEPT = 3;

    private final Path directory;
    private int steps;
    private int epochs;
    private int kept = KEPT;
    private @Nullable String monitor;
    private MonitorMode mode = MonitorMode.AUTO;
    private boolean resumes;

    private Checkpoints(Path directory) {
        this.directory = directory;
    }

    private Checkpoints(Checkpoints other) {
        this.directory = other.directory;
        this.steps = other.steps;
        this.epochs = other.epochs;
        this.kept = other.kept;
        this.monitor = other.monitor;
        this.mode = other.mode;
        this.resumes = other.resumes;
    }

    /**
     * Checkpoints in a directory, which is created if it does not exist. It belongs to one training: a lock keeps other
     * programs from writing there.
     */
    public static Checkpoints in(Path directory) {
        return new Checkpoints(Objects.requireNonNull(directory, "directory must not be null"));
    }

    /**
     * The same with a checkpoint after each {@code steps} steps, counted from the first of the fit, also in the middle of
     * an epoch.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints everySteps(int steps) {
        Checkpoints copy = new Checkpoints(this);
        copy.steps = requirePositive("everySteps", steps);
        return copy;
    }

    /**
     * The same with a checkpoint after each {@code epochs} epochs.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints everyEpochs(int epochs) {
        Checkpoints copy = new Checkpoints(this);
        copy.epochs = requirePositive("everyEpochs", epochs);
        return copy;
    }

    /**
     * The same with another number of checkpoints that are kept, by default 3; older ones are deleted.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Checkpoints keep(int checkpoints) {
        Checkpoints copy = new Checkpoints(this);
        copy.kept = requirePositive("keep", checkpoints);
        return copy;
    }

    /**
     * The same with the best weights: those after the epoch with the best value of a name, for {@code loadBest}. They are
     * in each checkpoint, whatever is deleted. A lower loss or error and a higher accuracy are better, see {@link
     * dev.gradwright.dsl.Metric#higherIsBetter()}.
     *
     * @param monitor a recorded value, such as {@code val_auc}
     */
    public Checkpoints best(String monitor) {
        return best(monitor, MonitorMode.AUTO);
    }

    /**
     * {@link #best(String)} with the direction of the value.
     *
     * @param mode whether lower or higher values are better
     */
    public Checkpoints best(String monitor, MonitorMode mode) {
        Checkpoints copy = new Checkpoints(this);
        copy.monitor = Objects.requireNonNull(monitor, "monitor must not be null");
        copy.mode = Objects.requireNonNull(mode, "mode must not be null");
        return copy;
    }

    /**
     * The same, continuing from the newest checkpoint in the directory, if there is one. The fit must have the settings,
     * data and network that the checkpoint was made with; the number of threads and {@link Trainer#maxMinutes} may differ.
     * A training that had ended is not continued: {@code fit} returns its history at once.
     */
    public Checkpoints resume() {
        Checkpoints copy = new Checkpoints(this);
        copy.resumes = true;
        return copy;
    }

    /**
     * Sets the parameters of a network to the best ones in a directory of checkpoints. For a network of records, it also
     * sets what the network had learnt about the features. The generated method {@code loadBest} calls it.
     *
     * @throws dev.gradwright.runtime.checkpoint.CheckpointException if the directory has no checkpoint, the newest one
     *     cannot be read, was written without {@link #best(String)}, has no complete epoch, or is of another network;
     *     nothing is set then
     */
    public static void loadBest(TrainableNetwork network, Path directory) {
        BestCheckpoint.load(network, directory);
    }

    Path directory() {
        return directory;
    }

    /** The listeners, and one that records the run in the folder, unless one of them does. */
    List<TrainingListener> recorded(List<TrainingListener> listeners) {
        Path file = directory.resolve(RunRecord.FILE);
        List<TrainingListener> all = new ArrayList<>(listeners);
        if (all.stream().noneMatch(listener -> listener instanceof RunRecorder recorder && recorder.isIn(file))) {
            all.add(new RunRecorder(file));
        }
        return all;
    }

    int kept() {
        return kept;
    }

    boolean resumes() {
        return resumes;
    }

    /** The name of the monitored value; null if the best weights are not kept. */
    @Nullable
    String monitor() {
        return monitor;
    }

    MonitorMode mode() {
        return mode;
    }

    /** Whether a checkpoint is due after a number of steps of the fit. */
    boolean isDueAfterStep(long step) {
        return steps > 0 && step % steps == 0;
    }

    boolean isDueAfterEpoch(int epoch) {
        int interval = epochs == 0 && steps == 0 ? 1 : epochs;
        return interval > 0 && epoch % interval == 0;
    }

    private static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
        return value;
    }
}
