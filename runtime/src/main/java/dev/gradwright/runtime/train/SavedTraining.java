package dev.gradwright.runtime.train;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.checkpoint.BestWeights;
import dev.gradwright.runtime.checkpoint.Checkpoint;
import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.checkpoint.CheckpointWriter;
import dev.gradwright.runtime.checkpoint.LockedFolder;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one fit: what is saved, when, and what a fit that continues from one must agree with. */
final class SavedTraining implements Stateful, AutoCloseable {
    private static final String TRAINING = "training";
    private static final String DATA = "training data";

    /** The name of the best weights in a state. */
    static final String BEST = "best";
    /** In front of what the network has learnt about records. */
    static final String ENCODER = TRAINING + ".network.encoder.";

    private final Checkpoints options;
    private final TrainingLoop training;
    private final @Nullable BestWeights best;
    private final LockedFolder folder;
    private final CheckpointWriter writer;
    private final ShutdownGuard guard;
    private @Nullable Checkpoint found;
    private boolean hasWarned;

    private SavedTraining(
            Checkpoints options,
            TrainingLoop training,
            LockedFolder folder,
            Map<String, String> settings,
            @Nullable Checkpoint found) {
        this.options = options;
        this.training = training;
        this.folder = folder;
        this.found = found;
        this.best = options.monitor() == null ? null : bestWeights(training.network(), isHigherBetter(options));
        this.writer = new CheckpointWriter(folder, settings);
        this.guard = ShutdownGuard.of(writer::flush);
    }

    /**
     * Locks the folder and finds the checkpoint to continue from. Nothing of the training changes.
     *
     * @throws CheckpointException if the folder is locked or cannot be used, holds checkpoints that are not to be
     *     resumed, or its newest checkpoint cannot be used for this training
     */
    static SavedTraining open(Checkpoints options, TrainingLoop training) {
        Map<String, String> settings = settings(options, training);
        LockedFolder folder = LockedFolder.of(options.directory(), options.kept());
        try {
            return new SavedTraining(options, training, folder, settings, find(options, training, folder, settings));
        } catch (Throwable e) {
            folder.close();
            throw e;
        }
    }

    private static @Nullable Checkpoint find(
            Checkpoints options, TrainingLoop training, LockedFolder folder, Map<String, String> settings) {
        if (!options.resumes()) {
            folder.checkpoints().requireEmpty();
            return null;
        }
        Checkpoint newest = folder.checkpoints().newest();
        if (newest != null) {
            requireSameData(training.data().name(), newest, settings);
            newest.requireSettings(settings);
            training.listeners().requireNamed(newest.part(TRAINING + "."), newest.file());
        }
        return newest;
    }

    /** Names the source of the data if nothing but that has changed. */
    private static void requireSameData(String name, Checkpoint newest, Map<String, String> settings) {
        Map<String, String> saved = newest.header().settings();
        Map<String, String> withoutChange = new LinkedHashMap<>(saved);
        withoutChange.put(DATA, settings.get(DATA));
        boolean hasOtherRows = !rows(saved.getOrDefault(DATA, "")).equals(rows(settings.get(DATA)));
        if (!name.isEmpty() && hasOtherRows && withoutChange.equals(settings)) {
            throw new CheckpointException(newest.file() + " was saved with other training data: " + name
                    + " has changed since. It is \"" + settings.get(DATA) + "\" here, but \"" + saved.get(DATA)
                    + "\" in the checkpoint. Nothing was changed. To resume that training, use its data; for a new one, use"
                    + " another folder");
        }
    }

    /** What a fingerprint says of features and targets, without weights. */
    private static List<String> rows(String fingerprint) {
        return Arrays.stream(fingerprint.split(", ", -1)).limit(2).toList();
    }

    private static boolean isHigherBetter(Checkpoints options) {
        return RecordedValues.isHigherBetter(Objects.requireNonNull(options.monitor()), options.mode());
    }

    static BestWeights bestWeights(TrainableNetwork network, boolean higherIsBetter) {
        return new BestWeights(network.graph().structure(), Stateful.of(network.parameters()), higherIsBetter);
    }

    /** What a checkpoint is made with, as text by name. */
    private static Map<String, String> settings(Checkpoints options, TrainingLoop training) {
        Map<String, String> settings = new LinkedHashMap<>();
        training.settings().forEach((name, value) -> settings.put(name, value.toString()));
        settings.put("best", best(options, training));
        settings.put("network", training.network().graph().text());
        settings.put(DATA, training.data().fingerprint());
        settings.put(
                "validation data",
                training.validation() == null
                        ? "none"
                        : DataFingerprint.of(training.validation()).toString());
        return settings;
    }

    private static String best(Checkpoints options, TrainingLoop training) {
        String monitor = options.monitor();
        if (monitor == null) {
            return "none";
        }
        RecordedValues.require(monitor, training.names());
        return (isHigherBetter(options) ? "highest " : "lowest ") + monitor;
    }

    /**
     * Restores the checkpoint to continue from, after the listeners were started.
     *
     * @return its state; {@link Resumption#NONE} if there is none
     * @throws CheckpointException if it does not fit; then nothing is restored
     */
    Resumption restore() {
        Checkpoint checkpoint = found;
        if (checkpoint == null) {
            return Resumption.NONE;
        }
        found = null;
        training.listeners().requireSaved(checkpoint.part(TRAINING + "."), checkpoint.file());
        try {
            checkpoint.state().restore(this);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(checkpoint.file() + " cannot be resumed: " + e.getMessage(), e);
        }
        return checkpoint.header().completed() ? Resumption.COMPLETED : Resumption.IN_PROGRESS;
    }

    /**
     * Saves the training if that is due after a step.
     *
     * @param endsHere whether it must be saved, because the training ends after this step
     */
    void stepDone(boolean endsHere) {
        if (endsHere || options.isDueAfterStep(training.stepsDone())) {
            save(false);
        }
        warnOfFailure();
    }

    /** Notes the result of an epoch, and saves the training if that is due. */
    void epochEnded(EpochLog log) {
        if (best != null) {
            best.epochEnded(log.epoch(), log.value(Objects.requireNonNull(options.monitor())));
        }
        if (options.isDueAfterEpoch(log.epoch())) {
            save(false);
        }
        warnOfFailure();
    }

    /** Saves a training that is complete, and waits until that is on disk. */
    void completed() {
        save(true);
        flush();
    }

    /** Waits until the last state that was saved is on disk. */
    void flush() {
        writer.flush();
        warnOfFailure();
    }

    private void save(boolean completed) {
        writer.write(training.stepsDone(), completed, this);
    }

    private void warnOfFailure() {
        String failure = writer.takeFailure();
        if (failure != null && !hasWarned) {
            hasWarned = true;
            training.warn(
                    "a checkpoint cannot be written into " + options.directory() + ": " + failure
                            + "; the training goes on, the checkpoints before are still there, and the next one is tried again");
        }
    }

    /** Whether the JVM is shutting down, so that the training has to end. */
    boolean isJvmEnding() {
        return guard.isJvmEnding();
    }

    /** Lets the JVM end, and waits for that, so that the user's code does not go on with a network that is half trained. */
    void awaitEndOfJvm() {
        guard.awaitEndOfJvm();
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit(TRAINING, training);
        if (best != null) {
            visitor.visit(BEST, best);
        }
    }

    @Override
    public void close() {
        try {
            guard.close();
            writer.close();
        } finally {
            folder.close();
        }
    }
}
