package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.network.TinyNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.JfrEvents;
import dev.gradwright.runtime.train.TensorBoard;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a listener adds to a step. Writing of buffers, now and then, is included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ListenerBenchmark {
    /** What listens. */
    public enum Kind {
        /** Event files. */
        TENSORBOARD,
        /** Events without a recording. */
        JFR_OFF,
        /** Events in a recording. */
        JFR_ON
    }

    /** What listens. */
    @Param
    public Kind kind;

    private Path directory;
    private Recording recording;
    private TrainingListener listener;
    private TrainingProgress progress;

    /** Starts a training; its steps are those of the benchmark. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        directory = Files.createTempDirectory("listener");
        if (kind == Kind.JFR_ON) {
            recording = new Recording();
            recording.enable("dev.gradwright.Step").withoutThreshold();
            recording.setDestination(directory.resolve("run.jfr"));
            recording.start();
        }
        listener = kind == Kind.TENSORBOARD ? TensorBoard.to(directory) : JfrEvents.listener();
        TinyNetwork network = TinyNetwork.create(42);
        int inputs = network.layers().get(0).inputs();
        Trainer.of(network)
                .listener(new TrainingListener() {
                    @Override
                    public void trainingStarted(TrainingProgress started) {
                        progress = started;
                    }
                })
                .fit(Dataset.of(new FMatrixRMaj(8, inputs), new FMatrixRMaj(8, 1)));
        listener.trainingStarted(progress);
        listener.epochStarted(progress);
    }

    /** The end of a step. */
    @Benchmark
    public void step() {
        listener.stepDone(progress);
    }

    /** Deletes what was written. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        listener.trainingFailed(progress, new IllegalStateException("the benchmark is over"));
        if (recording != null) {
            recording.close();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
