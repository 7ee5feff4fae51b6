package dev.gradwright.runtime.train;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.loss.RecordedValues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was trained, on what, how, where, and with what result: enough to tell years later what a model file is. {@link
 * #to} records a training in a JSON file, and {@link #read} reads it.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(25).validation(valid).listener(RunRecord.to(Path.of("run.json"))).fit(train);
 *
 * RunRecord run = RunRecord.read(Path.of("run.json"));
 * float[] losses = run.values("val_loss");
 * }</pre>
 *
 * @param started when the training began, in its first run if it was resumed
 * @param duration of the training, without the time between a kill and the resumption
 * @param settings of the fit by name: {@code epochs}, {@code batchSize} and so on
 * @param names of the values of each epoch, in order
 * @param epochs the results of the epochs done
 */
public record RunRecord(
        State state,
        Instant started,
        Duration duration,
        Model network,
        Attributes settings,
        Data data,
        Environment environment,
        List<String> names,
        List<EpochLog> epochs,
        Outcome outcome) {
    /** What became of a training. */
    public enum State {
        /** It runs, or it was killed. */
        RUNNING,
        /** All its epochs are done. */
        COMPLETED,
        /** A listener, or an interruption, stopped it before the last epoch. */
        STOPPED,
        /** An exception ended it. */
        FAILED
    }

    /**
     * The network that was trained.
     *
     * @param name of its spec
     * @param fingerprint see {@link dev.gradwright.runtime.graph.Graph#fingerprint}; model files have the same
     * @param structure see {@link dev.gradwright.runtime.graph.Graph#structure}
     * @param layers their number
     * @param parameters their number of values
     * @param trainedParameters the number of those that training changes
     * @param seed of its initial parameters and its random layers; null if it was loaded from a file
     * @param settings loss, metrics, optimizer, schedule and clipping with all their values, as they were in force: {@code
     *     loss} and {@code loss.delta}, {@code optimizer} and {@code optimizer.learningRate}
     */
    public record Model(
            String name,
            String fingerprint,
            String structure,
            int layers,
            long parameters,
            long trainedParameters,
            @Nullable Long seed,
            Attributes settings) {}

    /**
     * The fingerprints of the data, see {@link dev.gradwright.runtime.data.DataFingerprint}.
     *
     * @param training with the weights of the rows
     * @param validation empty if there were none
     */
    public record Data(String training, String validation) {}

    /**
     * Where the training ran, the last time if it was resumed.
     *
     * @param gradwright the version of the library
     * @param java the version of the Java runtime, as in {@code 17.0.13+11}
     * @param vm the name of the virtual machine
     * @param os name, version and architecture of the operating system
     * @param processors their number
     * @param kernels see {@link dev.gradwright.runtime.kernel.KernelTier}
     * @param threads of the network
     */
    public record Environment(
            String gradwright, String java, String vm, String os, int processors, String kernels, int threads) {}

    /**
     * How the training ended.
     *
     * @param stopReason see {@link History#stopReason}
     * @param restoredEpoch see {@link History#restoredEpoch}
     * @param failure the exception that ended it; empty if none did
     * @param warnings see {@link History#warnings}
     */
    public record Outcome(String stopReason, int restoredEpoch, String failure, List<String> warnings) {
        /** Copies the warnings. */
        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /** The name of the file in the folder of a run. */
    static final String FILE = "run.json";

    /** Copies the lists. */
    public RunRecord {
        names = List.copyOf(names);
        epochs = List.copyOf(epochs);
    }

    /**
     * A listener that records a training in a file, by convention {@code run.json} beside the model. It writes the file
     * when the training starts, after an epoch if the last time was a second ago or more (longer if the disk is slow), and when the training ends. The
     * file is replaced as a whole. If that fails, the training goes on with a warning.
     *
     * <p>A training with {@link Checkpoints} records itself as {@code run.json} in their folder, without this listener.
     *
     * <p>A fit fails before its first epoch if the directory is missing, or the path names something other than a regular
     * file.
     */
    public static TrainingListener to(Path file) {
        return new RunRecorder(file);
    }

    /**
     * Reads the record of a training, which may still run.
     *
     * @throws IllegalArgumentException if the file is no run record, is cut off, or was written by a newer version of the
     *     library; the message names the file and the reason
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static RunRecord read(Path file) {
        return RunRecordReader.read(file);
    }

    /**
     * One value for each epoch, as in {@code values("val_accuracy")}.
     *
     * @throws IllegalArgumentException if there is no value of that name; the message lists the names
     */
    public float[] values(String name) {
        RecordedValues.require(name, names);
        float[] values = new float[epochs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = epochs.get(i).value(name);
        }
        return values;
    }

    /**
     * The epoch in which a loss or a metric was best, the first if several were.
     *
     * @return empty if the value is NaN in all epochs, or has no direction, such as the learning rate
     * @throws IllegalArgumentException if there is no value of that name; the message lists the names
     */
    public Optional<EpochLog> best(String name) {
        RecordedValues.require(name, names);
        if (!RecordedValues.isLossOrMetric(name)) {
            return Optional.empty();
        }
        Comparator<EpochLog> byValue = Comparator.comparingDouble(log -> log.value(name));
        return epochs.stream()
                .filter(log -> !Float.isNaN(log.value(name)))
                .min(RecordedValues.isHigherBetter(name, MonitorMode.AUTO) ? byValue.reversed() : byValue);
    }
}
