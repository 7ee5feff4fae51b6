package dev.gradwright.conformance.resume;

import dev.gradwright.conformance.model.TrainedNetworks;
import dev.gradwright.runtime.train.TrainingProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The program that tests kill: it trains networks at the same time, each on a thread of its own, and slowly, so that a
 * kill interrupts all of them, in different steps.
 *
 * <p>It prints a line for each training that was resumed, {@code started} as soon as all trainings do steps or have
 * ended, a line for each step if there is only one training, and {@code completed} after its end.
 */
public final class TrainingProgram {
    static final String STARTED = "started";
    static final String COMPLETED = "completed";
    static final String RESUMED = "resumed ";
    static final String STEP = "step ";

    private TrainingProgram() {}

    /**
     * What the program does.
     *
     * @param directory for the files of all trainings, each in a directory named after its spec
     * @param specs of {@link TrainedNetworks}
     * @param seed of all trainings
     * @param everySteps how often there is a checkpoint
     * @param threads of each training
     * @param pauseMicros how long a training sleeps after a step, on average
     */
    record Options(Path directory, List<String> specs, long seed, int everySteps, int threads, int pauseMicros) {
        List<String> arguments() {
            return List.of(
                    directory.toString(),
                    String.join(",", specs),
                    Long.toString(seed),
                    Integer.toString(everySteps),
                    Integer.toString(threads),
                    Integer.toString(pauseMicros));
        }

        static Options parse(String[] arguments) {
            return new Options(
                    Path.of(arguments[0]),
                    List.of(arguments[1].split(",", -1)),
                    Long.parseLong(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]),
                    Integer.parseInt(arguments[5]));
        }

        ResumableTraining training(String spec) {
            return new ResumableTraining(directory.resolve(spec), spec, seed, everySteps);
        }
    }

    /** Trains the networks on the class path; see {@link Options}. */
    public static void main(String[] arguments) throws InterruptedException {
        Options options = Options.parse(arguments);
        TrainedNetworks networks = TrainedNetworks.onClassPath();
        CountDownLatch starts = new CountDownLatch(options.specs().size());
        List<Thread> threads = new ArrayList<>();
        for (String spec : options.specs()) {
            Thread thread = new Thread(() -> train(options, spec, networks, starts), spec);
            thread.start();
            threads.add(thread);
        }
        starts.await();
        print(STARTED);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void train(Options options, String spec, TrainedNetworks networks, CountDownLatch starts) {
        Once started = new Once(starts);
        StepHook hook = new StepHook(
                progress -> {
                    started.happened();
                    if (options.specs().size() == 1) {
                        print(STEP + stepsDone(progress));
                    }
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1 + 2000L * options.pauseMicros()));
                },
                progress -> print(RESUMED + spec + " " + stepsDone(progress) + " " + progress.stepsPerEpoch()));
        try {
            options.training(spec).run(networks, options.threads(), hook);
            if (options.specs().size() == 1) {
                print(COMPLETED);
            }
        } finally {
            started.happened();
        }
    }

    private static int stepsDone(TrainingProgress progress) {
        return progress.epoch() == 0 ? 0 : (progress.epoch() - 1) * progress.stepsPerEpoch() + progress.step();
    }

    private static void print(String line) {
        System.out.println(line);
    }

    /** Counts down once. */
    private static final class Once {
        private final CountDownLatch latch;
        private boolean happened;

        Once(CountDownLatch latch) {
            this.latch = latch;
        }

        void happened() {
            if (!happened) {
                happened = true;
                latch.countDown();
            }
        }
    }
}
