package dev.gradwright.runtime.train;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.file.AtomicFile;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Choice;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.network.NetworkOrigin;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.train.RunRecord.Data;
import dev.gradwright.runtime.train.RunRecord.Environment;
import dev.gradwright.runtime.train.RunRecord.Model;
import dev.gradwright.runtime.train.RunRecord.Outcome;
import dev.gradwright.runtime.train.RunRecord.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records a training in a file. Its state is when the training started, and how long it has taken. During the training,
 * writing takes at most a hundredth of the time.
 */
final class RunRecorder implements TrainingListener {
    private static final Outcome NONE = new Outcome("", 0, "", List.of());
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    /** The file is written again after this many times as long as it took to write it. */
    private static final int PAUSES = 100;

    private final Path file;
    private long started;
    /** Nanoseconds that the training had taken at {@link #since}. */
    private long before;

    private long since;
    private long lastWrite;
    /** How long it took, in nanoseconds. */
    private long writing;

    /** Null until the training has started. */
    private @Nullable Data data;

    RunRecorder(Path file) {
        this.file = Objects.requireNonNull(file, "file must not be null");
    }

    /** Writes nothing yet: if the training cannot be resumed, the record of the one before is kept. */
    @Override
    public void trainingStarted(TrainingProgress progress) {
        started = System.currentTimeMillis();
        before = 0;
        since = System.nanoTime();
        data = null;
        FileProblem.requireWritable(file);
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        write(progress, State.RUNNING, NONE);
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        if (data == null) {
            write(progress, State.RUNNING, NONE);
        }
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        if (System.nanoTime() - lastWrite >= Math.max(BETWEEN_WRITES.toNanos(), PAUSES * writing)) {
            write(progress, State.RUNNING, NONE);
        }
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        State state = history.stopReason().isEmpty() ? State.COMPLETED : State.STOPPED;
        write(progress, state, new Outcome(history.stopReason(), history.restoredEpoch(), "", history.warnings()));
    }

    /** A training that failed before its first epoch leaves the file as it was. */
    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        if (data != null) {
            write(progress, State.FAILED, new Outcome("", 0, cause.toString(), List.of()));
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        started = visitor.visit("started", started);
        before = visitor.visit("nanoseconds", elapsed());
        since = System.nanoTime();
    }

    boolean isIn(Path other) {
        return file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private long elapsed() {
        return before + System.nanoTime() - since;
    }

    private void write(TrainingProgress progress, State state, Outcome outcome) {
        long start = System.nanoTime();
        String text = RunRecordText.of(record(progress, state, outcome));
        try {
            AtomicFile.writeText(file, text);
        } catch (IOException e) {
            progress.warn(FileProblem.warning(file, e, "the record of the run is written again later"));
        }
        lastWrite = System.nanoTime();
        writing = lastWrite - start;
    }

    private RunRecord record(TrainingProgress progress, State state, Outcome outcome) {
        if (data == null) {
            data = dataOf(progress);
        }
        TrainableNetwork network = progress.network();
        Optional<NetworkOrigin> origin = NetworkOrigin.of(network);
        return new RunRecord(
                state,
                Instant.ofEpochMilli(started),
                Duration.ofNanos(elapsed()),
                model(network, origin),
                settings(progress),
                data,
                environment(origin),
                progress.names(),
                progress.logs(),
                outcome);
    }

    private static Data dataOf(TrainingProgress progress) {
        Dataset validation = progress.validation();
        return new Data(
                progress.data().fingerprint(),
                validation == null ? "" : DataFingerprint.of(validation).toString());
    }

    private static Model model(TrainableNetwork network, Optional<NetworkOrigin> origin) {
        Graph graph = network.graph();
        return new Model(
                graph.name(),
                network.fingerprint(),
                graph.structure(),
                network.layers().size(),
                values(network.parameters().stream()),
                values(network.parameters().stream().filter(Parameter::trainable)),
                origin.filter(known -> known.seed().isPresent())
                        .map(known -> known.seed().getAsLong())
                        .orElse(null),
                trainingOf(graph));
    }

    private static long values(Stream<Parameter> parameters) {
        return parameters
                .mapToLong(parameter -> (long) parameter.rows() * parameter.columns())
                .sum();
    }

    private static Attributes settings(TrainingProgress progress) {
        List<Object> namesAndValues = new ArrayList<>();
        progress.settings().forEach((name, value) -> namesAndValues.addAll(List.of(name, value)));
        return Attributes.of(namesAndValues.toArray());
    }

    /** One list of everything, so that the settings of two runs can be compared line by line. */
    private static Attributes trainingOf(Graph graph) {
        Attributes all = with(Attributes.NONE, "loss", graph.training().loss());
        all = with(all, "metrics", graph.training().metrics());
        all = with(all, "optimizer", graph.training().optimizer());
        all = with(all, "schedule", graph.training().schedule());
        return with(all, "clipping", graph.training().clipping());
    }

    private static Attributes with(Attributes all, String name, Choice choice) {
        return with(all.with(name, choice.kind()), name, choice.attributes());
    }

    private static Attributes with(Attributes all, String prefix, Attributes added) {
        Attributes sum = all;
        for (String name : added.names()) {
            sum = sum.with(prefix + "." + name, added.asMap().get(name));
        }
        return sum;
    }

    /** Where a network trains. */
    static Environment environment(Optional<NetworkOrigin> origin) {
        return new Environment(
                LibraryVersion.TEXT,
                Runtime.version().toString(),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                origin.map(NetworkOrigin::kernels).orElseGet(KernelTier::active).name(),
                origin.map(NetworkOrigin::threads).orElse(1));
    }
}
