package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import dev.gradwright.runtime.evaluation.Predictions;
import dev.gradwright.runtime.train.Trainer;
import java.util.List;

/** How all networks are trained and evaluated. */
public record Training(int epochs, int batchSize, long seed) {
    /** Of networks of one layer. */
    private static final int EPOCHS_OF_ONE_LAYER = 30;

    /** The same for all tables, chosen on the training rows; see RESULTS.md. */
    public static final int EPOCHS = 50;

    public static final int BATCH_SIZE = 256;

    /** The training of the recipe. */
    public static Training of(long seed) {
        return new Training(EPOCHS, BATCH_SIZE, seed);
    }

    /** Learns the scales of the features, then trains. */
    public <X, Y> void train(TableNetwork<X, Y> network, Examples<X, Y> train) {
        network.adapt(train);
        trainer(network).fit(network.encode(train));
    }

    /** For a network that has learnt the scales of the features. */
    public Trainer trainer(TableNetwork<?, ?> network) {
        return Trainer.of(network).epochs(epochs).batchSize(batchSize).seed(seed);
    }

    /** The same for a network of one layer, which takes its own time. */
    public Training ofOneLayer() {
        return new Training(EPOCHS_OF_ONE_LAYER, batchSize, seed);
    }

    /** Predicts the test rows. */
    public static <X, Y> EvaluationReport evaluate(TableNetwork<X, Y> network, Examples<X, Y> test) {
        Predictions predictions = Predictions.of(network, network.encode(test));
        List<String> classes = network.encoder().target().names();
        if (!classes.isEmpty()) {
            predictions.names(classes.toArray(String[]::new));
        }
        return predictions.report();
    }
}
