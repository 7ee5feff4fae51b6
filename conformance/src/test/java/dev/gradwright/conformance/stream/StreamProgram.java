package dev.gradwright.conformance.stream;

import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.CsvLog;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains a network on a file, in a folder where it can be resumed. It prints what it does. */
final class StreamProgram {
    static final String HEAP = "heap ";
    static final String RESUMED = "resumed after ";
    static final String STEP = "step ";
    static final String COMPLETED = "completed";
    /** Steps from one line to the next. */
    static final int REPORTED_STEPS = 10;

    private StreamProgram() {}

    /**
     * Trains.
     *
     * @param arguments the file and the folder
     */
    public static void main(String... arguments) throws IOException {
        System.out.println(HEAP + Runtime.getRuntime().maxMemory());
        Path file = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        ExampleStream<Trip, Boolean> trips = TipModelNetwork.stream(Csv.file(file), "tip");
        TipModelNetwork model = TipModelNetwork.create(1, KernelTier.PORTABLE);
        model.adapt(trips);
        Trainer.of(model)
                .epochs(2)
                .batchSize(256)
                .checkpoints(Checkpoints.in(folder.resolve("checkpoints"))
                        .everySteps(50)
                        .resume())
                .listener(CsvLog.to(folder.resolve("log.csv")))
                .listener(new Reporter())
                .fit(model.encode(trips).window(20_000));
        model.save(folder.resolve("model.safetensors"));
        System.out.println(COMPLETED);
    }

    private static final class Reporter implements TrainingListener {
        @Override
        public void trainingResumed(TrainingProgress progress) {
            System.out.println(RESUMED + steps(progress));
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            if (steps(progress) % REPORTED_STEPS == 0) {
                System.out.println(STEP + steps(progress));
            }
        }

        private static int steps(TrainingProgress progress) {
            return (progress.epoch() - 1) * progress.stepsPerEpoch() + progress.step();
        }
    }
}
