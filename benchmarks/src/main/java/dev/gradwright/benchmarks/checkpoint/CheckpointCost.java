package dev.gradwright.benchmarks.checkpoint;

import com.sun.management.OperatingSystemMXBean;
import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.network.ReferenceNadamNetwork;
import dev.gradwright.benchmarks.network.ReferenceNesterovNetwork;
import dev.gradwright.benchmarks.network.StartWeights;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.state.StateBuffer;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Trains the reference network with vector kernels on one thread, in turn without checkpoints and with one every 100
 * steps, and prints medians: of the time, and of the processor time of the training thread and of all threads, which other
 * programs on the machine disturb less. The argument is the number of rounds, by default 31.
 */
public final class CheckpointCost {
    private static final int BATCH = 32;
    private static final int ROWS = 100 * BATCH;
    private static final int EPOCHS = 5;
    private static final int EVERY_STEPS = 100;
    private static final int WARM_UPS = 3;
    private static final double NANOS_OF_A_MICRO = 1e3;
    private static final double NANOS_OF_A_MILLI = 1e6;

    private final OptimizerKind optimizer;
    private final int rounds;
    private final Dataset data = dataset();

    private CheckpointCost(OptimizerKind optimizer, int rounds) {
        this.optimizer = optimizer;
        this.rounds = rounds;
    }

    /** Prints a line for each optimizer. */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length == 0 ? 31 : Integer.parseInt(arguments[0]);
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            new CheckpointCost(optimizer, rounds).run();
        }
    }

    private static Dataset dataset() {
        Examples examples = new Examples(ROWS, 784, 10);
        return Dataset.of(examples.features(0), examples.labels(0));
    }

    private void run() throws IOException {
        List<StepTimes> without = new ArrayList<>();
        List<StepTimes> with = new ArrayList<>();
        for (int round = -WARM_UPS; round < rounds; round++) {
            boolean isFirst = round % 2 == 0;
            StepTimes one = train(isFirst);
            StepTimes other = train(!isFirst);
            if (round >= 0) {
                with.add(isFirst ? one : other);
                without.add(isFirst ? other : one);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s, a step without checkpoints and with one every %d: %s; %s; %s; %s%n",
                optimizer,
                EVERY_STEPS,
                compared("time", StepTimes::nanosOfStep, without, with),
                compared("processor time of the thread", StepTimes::threadNanosOfStep, without, with),
                compared("of all threads", StepTimes::processNanosOfStep, without, with),
                captures());
    }

    private static String compared(
            String what, ToDoubleFunction<StepTimes> time, List<StepTimes> without, List<StepTimes> with) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < with.size(); round++) {
            ratios.add(time.applyAsDouble(with.get(round)) / time.applyAsDouble(without.get(round)));
        }
        return String.format(
                Locale.ROOT,
                "%s %.1f and %.1f µs, %+.2f %% (median of pairs)",
                what,
                median(without.stream().map(time::applyAsDouble).toList()) / NANOS_OF_A_MICRO,
                median(with.stream().map(time::applyAsDouble).toList()) / NANOS_OF_A_MICRO,
                100 * (median(ratios) - 1));
    }

    private StepTimes train(boolean withCheckpoints) throws IOException {
        Path directory = Files.createTempDirectory("checkpoints");
        StepTimes times = new StepTimes();
        Trainer trainer =
                Trainer.of(network()).epochs(EPOCHS).batchSize(BATCH).threads(1).listener(times);
        if (withCheckpoints) {
            trainer.checkpoints(Checkpoints.in(directory).everySteps(EVERY_STEPS));
        }
        trainer.fit(data);
        delete(directory);
        return times;
    }

    private TrainableNetwork network() {
        return switch (optimizer) {
            case NESTEROV -> ReferenceNesterovNetwork.create(StartWeights.SEED, KernelTier.VECTOR);
            case NADAM -> ReferenceNadamNetwork.create(StartWeights.SEED, KernelTier.VECTOR);
        };
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A capture in a loop, in which the copies stay in the cache as far as they fit, and its conversion to bytes. */
    private String captures() throws IOException {
        TrainableNetwork network = network();
        StateBuffer buffer = new StateBuffer();
        List<Double> captures = new ArrayList<>();
        List<Double> writes = new ArrayList<>();
        CountingStream out = new CountingStream();
        for (int round = 0; round < 20 * rounds; round++) {
            long start = System.nanoTime();
            buffer.capture(network);
            long captured = System.nanoTime();
            out.bytes = 0;
            buffer.writeTo(out);
            captures.add((double) (captured - start));
            writes.add((double) (System.nanoTime() - captured));
        }
        return String.format(
                Locale.ROOT,
                "a capture alone %.2f ms, its conversion to %.2f MB on another thread %.2f ms",
                median(captures) / NANOS_OF_A_MILLI,
                out.bytes / 1e6,
                median(writes) / NANOS_OF_A_MILLI);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** The times from the end of the first step to the end of the last. */
    private static final class StepTimes implements TrainingListener {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private long time;
        private long threadTime;
        private long processTime;
        private int steps;

        @Override
        public void stepDone(TrainingProgress progress) {
            steps++;
            int sign = steps == 1 ? -1 : steps == EPOCHS * progress.stepsPerEpoch() ? 1 : 0;
            if (sign != 0) {
                time += sign * System.nanoTime();
                threadTime += sign * THREADS.getCurrentThreadCpuTime();
                processTime += sign * SYSTEM.getProcessCpuTime();
            }
        }

        double nanosOfStep() {
            return (double) time / (steps - 1);
        }

        double threadNanosOfStep() {
            return (double) threadTime / (steps - 1);
        }

        double processNanosOfStep() {
            return (double) processTime / (steps - 1);
        }
    }

    private static final class CountingStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] values, int from, int length) {
            bytes += length;
        }
    }
}
