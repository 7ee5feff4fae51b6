package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Batches;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.loss.RunningMetrics;
import org.ejml.data.FMatrixRMaj;

/** What a network predicts for a dataset, and the loss of each row. */
final class NetworkPredictions {
    private static final int BATCH_SIZE = 256;

    private NetworkPredictions() {}

    /**
     * An empty collection of the form that the network's loss takes, with the network's threshold, and the names of the
     * classes if the network knows them.
     */
    static Predictions formOf(TrainableNetwork network) {
        Predictions predictions = withoutNames(network.metrics());
        return network instanceof TableNetwork<?, ?> table
                ? predictions.classNames(table.encoder().target().names())
                : predictions;
    }

    private static Predictions withoutNames(RunningMetrics metrics) {
        if (metrics.targets().areGrouped()) {
            throw ofRanking();
        }
        int outputs = metrics.outputs();
        return switch (metrics.targets()) {
            case BINARY, SIGN ->
                (outputs == 1 ? Predictions.binary() : Predictions.labels(outputs)).threshold(metrics.threshold());
            case ONE_HOT, CLASS_INDEX -> outputs == 1 ? Predictions.values(1) : Predictions.classes(outputs);
            default -> Predictions.values(outputs);
        };
    }

    /** The exception of a report about the scores of a ranking. */
    static IllegalArgumentException ofRanking() {
        return new IllegalArgumentException("the scores of a ranking only order the rows of a group, so that a report"
                + " about single rows has no meaning; call evaluate for the metrics that the network declares, or"
                + " Rankings.of for NDCG, MAP and MRR");
    }

    /** The predictions, rows × outputs. */
    static FMatrixRMaj predict(TrainableNetwork network, Dataset data) {
        Batches batches = new Batches(data, BATCH_SIZE);
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        int outputs = network.metrics().outputs();
        FMatrixRMaj all = new FMatrixRMaj(data.rows(), outputs);
        for (int batch = 0; batch < batches.count(); batch++) {
            batches.load(batch);
            network.predict(batches.x(), out);
            System.arraycopy(out.data, 0, all.data, batch * BATCH_SIZE * outputs, out.getNumElements());
        }
        return all;
    }

    /** The loss of each row, penalties included. */
    static float[] losses(TrainableNetwork network, Dataset data) {
        network.metrics().reset();
        Batches rows = new Batches(data, 1);
        float[] losses = new float[data.rows()];
        for (int row = 0; row < losses.length; row++) {
            rows.load(row);
            losses[row] = network.testOnBatch(rows.x(), rows.y());
        }
        return losses;
    }
}
