package dev.gradwright.runtime.train;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.tensorboard.EventFile;
import dev.gradwright.runtime.tensorboard.Scalars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Writes files for <a href="https://www.tensorflow.org/tensorboard">TensorBoard</a>. With {@code TensorBoard.to(Path.of("runs/1"))}
 * and {@code tensorboard --logdir runs} there are these runs:
 *
 * <table>
 * <caption>Runs and tags</caption>
 * <tr><th>run</th><th>tags</th><th>horizontal axis</th></tr>
 * <tr><td>{@code 1/train}</td><td>{@code epoch_loss}, {@code epoch_accuracy} and so on, {@code epoch_learning_rate}</td><td>epochs</td></tr>
 * <tr><td>{@code 1/validation}</td><td>{@code epoch_loss}, {@code epoch_accuracy} and so on, in the same charts</td><td>epochs</td></tr>
 * <tr><td>{@code 1/steps}</td><td>{@code step_loss}, {@code step_learning_rate}, {@code step_momentum}</td><td>steps</td></tr>
 * </table>
 *
 * <p>The tags of epochs are those of Keras, so that runs of both are in the same charts. Epochs and steps are counted from
 * 1. With {@link #histograms} the run {@code train} has the distribution of each parameter, as in {@code hidden1/weights}.
 *
 * <p>Logging a step takes less than a microsecond and allocates nothing. The thread that trains writes the files: when a
 * buffer is full, every two seconds, and after each epoch. If that fails, for example because the disk is full, the training goes on
 * with a warning; some events may be missing then.
 *
 * <p>A new training or a resumed one adds files. A resumed training makes TensorBoard forget the epochs and steps that it
 * repeats, a new one everything that was in the directory.
 */
public final class TensorBoard implements TrainingListener {
    private static final String VALIDATION = "val_";
    private static final int LOSS = 0;
    private static final int LEARNING_RATE = 1;
    private static final int MOMENTUM = 2;

    private final Path directory;
    private final int everySteps;
    private final boolean writesHistograms;
    private final List<EventFile> files = new ArrayList<>();
    private final List<EpochScalars> ofEpochs = new ArrayList<>();
    private @Nullable EventFile steps;
    private Scalars ofStep = new Scalars(List.of());
    private boolean hasMomentum;
    /** The learning rate of the next step. */
    private float learningRate;

    private TensorBoard(Path directory, int everySteps, boolean writesHistograms) {
        this.directory = directory;
        this.everySteps = everySteps;
        this.writesHistograms = writesHistograms;
    }

    /** Some of the values of each epoch, and the file that they go to. */
    private record EpochScalars(EventFile file, List<String> names, Scalars scalars) {
        void add(EpochLog log) throws IOException {
            for (int i = 0; i < names.size(); i++) {
                scalars.set(i, log.value(names.get(i)));
            }
            file.add(log.epoch(), scalars);
            file.flush();
        }
    }

    /**
     * Writes into a directory, which is created if it is missing. Give each training a directory of its own below that
     * which TensorBoard shows.
     */
    public static TensorBoard to(Path directory) {
        return new TensorBoard(Objects.requireNonNull(directory, "directory must not be null"), 1, false);
    }

    /**
     * The same, logging only the steps that {@code steps} divides; by default all.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public TensorBoard everySteps(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("everySteps must be at least 1, but is " + steps);
        }
        return new TensorBoard(directory, steps, writesHistograms);
    }

    /** The same, with a histogram of each parameter after each epoch. */
    public TensorBoard histograms() {
        return new TensorBoard(directory, everySteps, true);
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        close(progress);
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException("cannot write to " + directory + ": it is a file; name a directory", e);
        } catch (IOException e) {
            throw FileProblem.atStart(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw FileProblem.atStart(
                    directory, new IOException("no permission; change it, or name another directory"));
        }
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        open(progress);
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        if (files.isEmpty()) {
            open(progress);
        }
        learningRate = (float) progress.network().optimizer().learningRate();
    }

    private void open(TrainingProgress progress) {
        NetworkOptimizer optimizer = progress.network().optimizer();
        hasMomentum = !Double.isNaN(optimizer.momentum());
        learningRate = (float) optimizer.learningRate();
        ofStep = new Scalars(
                hasMomentum
                        ? List.of("step_loss", "step_learning_rate", "step_momentum")
                        : List.of("step_loss", "step_learning_rate"));
        List<String> names = progress.names();
        try {
            steps = open("steps", stepsDone(progress) + 1);
            addEpochs(
                    progress,
                    "train",
                    names.stream().filter(name -> !name.startsWith(VALIDATION)).toList());
            if (progress.validation() != null) {
                addEpochs(
                        progress,
                        "validation",
                        names.stream()
                                .filter(name -> name.startsWith(VALIDATION))
                                .toList());
            }
        } catch (IOException e) {
            warn(progress, e);
            close(progress);
        }
    }

    private EventFile open(String run, long firstStep) throws IOException {
        EventFile file = EventFile.create(directory.resolve(run), firstStep);
        files.add(file);
        return file;
    }

    private void addEpochs(TrainingProgress progress, String run, List<String> names) throws IOException {
        List<String> tags = names.stream()
                .map(name -> "epoch_" + (name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name))
                .toList();
        ofEpochs.add(new EpochScalars(open(run, progress.logs().size() + 1L), names, new Scalars(tags)));
    }

    private static long stepsDone(TrainingProgress progress) {
        return (Math.max(1, progress.epoch()) - 1L) * progress.stepsPerEpoch() + progress.step();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        long step = stepsDone(progress);
        NetworkOptimizer optimizer = progress.network().optimizer();
        if (steps != null && step % everySteps == 0) {
            ofStep.set(LOSS, progress.loss());
            ofStep.set(LEARNING_RATE, learningRate);
            if (hasMomentum) {
                ofStep.set(MOMENTUM, (float) optimizer.momentum());
            }
            try {
                steps.add(step, ofStep);
            } catch (IOException e) {
                warn(progress, e);
            }
        }
        learningRate = (float) optimizer.learningRate();
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        try {
            for (EpochScalars scalars : ofEpochs) {
                scalars.add(log);
            }
            if (writesHistograms && !ofEpochs.isEmpty()) {
                addHistograms(progress, log.epoch(), ofEpochs.get(0).file());
            }
            if (steps != null) {
                steps.flush();
            }
        } catch (IOException e) {
            warn(progress, e);
        }
    }

    private static void addHistograms(TrainingProgress progress, int epoch, EventFile file) throws IOException {
        for (Parameter parameter : progress.network().parameters()) {
            FMatrixRMaj values = parameter.get();
            String name = parameter.name();
            int role = name.lastIndexOf('.');
            String tag = name.substring(0, role) + "/" + name.substring(role + 1);
            file.addHistogram(epoch, tag, values.data, values.getNumElements());
        }
        file.flush();
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        close(progress);
    }

    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        close(progress);
    }

    private void close(TrainingProgress progress) {
        for (EventFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                warn(progress, e);
            }
        }
        files.clear();
        ofEpochs.clear();
        steps = null;
    }

    private void warn(TrainingProgress progress, IOException cause) {
        progress.warn(FileProblem.warning(directory, cause, "events for TensorBoard may be missing"));
    }
}
