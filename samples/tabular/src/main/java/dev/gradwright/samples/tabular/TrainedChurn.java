package dev.gradwright.samples.tabular;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The network that predicts which customers leave, for the projects that serve it. */
public final class TrainedChurn {
    private TrainedChurn() {}

    /** Trains the network as {@code ./samples/run churn} does, and saves it. */
    public static void save(Path file, long seed) {
        ChurnTask task = new ChurnTask();
        ChurnModelNetwork network = task.network(seed);
        Training.of(seed).train(network, task.read(task.table().train()));
        task.save(network, file);
    }

    /** Customers that it was not trained with. */
    public static List<Customer> customers() {
        ChurnTask task = new ChurnTask();
        var examples = task.read(task.table().test());
        return IntStream.range(0, examples.rows()).mapToObj(examples::features).toList();
    }
}
