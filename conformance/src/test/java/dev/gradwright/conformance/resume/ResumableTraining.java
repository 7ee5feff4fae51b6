package dev.gradwright.conformance.resume;

import dev.gradwright.conformance.model.TrainedNetworks;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.file.ModelFile;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.CsvLog;
import dev.gradwright.runtime.train.EarlyStopping;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training of one network with checkpoints, which continues from the newest one. It leaves a CSV log, and after its end
 * the model and the history.
 *
 * @param directory for all its files
 * @param spec of {@link TrainedNetworks}
 * @param seed of the network and of the order of rows
 * @param everySteps how often there is a checkpoint
 */
record ResumableTraining(Path directory, String spec, long seed, int everySteps) {
    static final int EPOCHS = 5;
    private static final int ROWS = 197;
    static final int KEPT = 2;

    /** Trains to the end, on one thread. */
    void run(TrainedNetworks networks) {
        run(networks, 1, new StepHook(progress -> {}));
    }

    /**
     * Trains to the end.
     *
     * @param hook is called after each step
     * @return the history; the files are written only if the training has not been ended before
     */
    History run(TrainedNetworks networks, int threads, StepHook hook) {
        try {
            Files.createDirectories(directory);
            TrainableNetwork network = networks.create(spec, seed, KernelTier.PORTABLE);
            History history = Trainer.of(network)
                    .epochs(EPOCHS)
                    .batchSize(5)
                    .gradientAccumulation(2)
                    .seed(seed)
                    .threads(threads)
                    .validation(TrainedNetworks.data(network, ROWS / 2, seed + 1))
                    .checkpoints(Checkpoints.in(checkpoints())
                            .everySteps(everySteps)
                            .keep(KEPT)
                            .best("val_loss")
                            .resume())
                    .listener(EarlyStopping.patience(EPOCHS).restoringBest())
                    .listener(CsvLog.to(directory.resolve("log.csv")))
                    .listener(hook)
                    .fit(TrainedNetworks.data(network, ROWS, seed));
            ModelFile.save(network, directory.resolve("model.safetensors"));
            Files.writeString(directory.resolve("history.txt"), text(history, hook));
            return history;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /** The bits of all values: the text of a float differs between JDKs. */
    private static String text(History history, StepHook hook) {
        StringBuilder text = new StringBuilder(history.toString()).append('\n');
        for (String name : history.names()) {
            text.append(name);
            for (float value : history.get(name)) {
                text.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(value)));
            }
            text.append('\n');
        }
        return text.append(hook.steps())
                .append(" steps, restored epoch ")
                .append(history.restoredEpoch())
                .toString();
    }

    /** The bytes that must be those of a training that was never ended, by the name of the file. */
    List<byte[]> results() {
        List<byte[]> results = new ArrayList<>();
        try {
            for (String file : List.of("model.safetensors", "history.txt", "log.csv")) {
                results.add(Files.readAllBytes(directory.resolve(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }
}
