package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.feature.Feature;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.predict.ClassPredictor;
import dev.gradwright.runtime.predict.RecordPredictor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * A network or predictor for records, which predicts encoded rows.
 *
 * @param <X> the record
 * @param <Y> the target
 */
abstract sealed class TableModel<X, Y> {
    private static final int BATCH_SIZE = 256;

    private final TableEncoder<X, Y> encoder;

    private TableModel(TableEncoder<X, Y> encoder) {
        this.encoder = encoder;
    }

    static <X, Y> TableModel<X, Y> of(TableNetwork<X, Y> network) {
        return new OfNetwork<>(Objects.requireNonNull(network, "network must not be null"));
    }

    static <X, Y> TableModel<X, Y> of(RecordPredictor<X, Y, ?> predictor) {
        return new OfPredictor<>(Objects.requireNonNull(predictor, "predictor must not be null"));
    }

    final TableEncoder<X, Y> encoder() {
        return encoder;
    }

    /**
     * The feature of a component.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    final Feature feature(String component) {
        List<Feature> features = encoder.features();
        return features.stream()
                .filter(feature -> feature.name().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no component \"" + component + "\", only "
                        + features.stream().map(Feature::name).collect(Collectors.joining(", "))));
    }

    /** The predictions of encoded rows, rows × outputs. */
    abstract FMatrixRMaj predict(Dataset encoded);

    /** An empty collection of predictions of the form that this model predicts. */
    abstract Predictions predictions();

    /**
     * The mean loss.
     *
     * @throws IllegalStateException if this is a predictor
     */
    abstract double loss(Dataset encoded);

    /**
     * A report without the loss.
     *
     * @throws IllegalArgumentException if this ranks
     */
    final EvaluationReport report(Dataset encoded) {
        if (encoded.isGrouped()) {
            throw NetworkPredictions.ofRanking();
        }
        return predictions().add(predict(encoded), encoded.targets()).report();
    }

    private static final class OfNetwork<X, Y> extends TableModel<X, Y> {
        private final TableNetwork<X, Y> network;

        OfNetwork(TableNetwork<X, Y> network) {
            super(network.encoder());
            this.network = network;
        }

        @Override
        FMatrixRMaj predict(Dataset encoded) {
            return NetworkPredictions.predict(network, encoded);
        }

        @Override
        Predictions predictions() {
            return NetworkPredictions.formOf(network);
        }

        @Override
        double loss(Dataset encoded) {
            network.metrics().reset();
            TrainingBatches batches = encoded.batches(BATCH_SIZE);
            for (int batch = 0; batch < batches.count(); batch++) {
                batches.load(batch);
                network.testOnBatch(batches.x(), batches.y());
            }
            return network.metrics().loss();
        }
    }

    private static final class OfPredictor<X, Y> extends TableModel<X, Y> {
        private final RecordPredictor<X, Y, ?> predictor;

        OfPredictor(RecordPredictor<X, Y, ?> predictor) {
            super(predictor.encoder());
            this.predictor = predictor;
        }

        @Override
        FMatrixRMaj predict(Dataset encoded) {
            FMatrixRMaj out = new FMatrixRMaj(encoded.rows(), predictor.outputs());
            predictor.predict(encoded.features(), out);
            return out;
        }

        @Override
        Predictions predictions() {
            int outputs = predictor.outputs();
            if (!(predictor instanceof ClassPredictor)) {
                return Predictions.values(outputs);
            }
            Predictions predictions = outputs == 1 ? Predictions.binary() : Predictions.classes(outputs);
            if (!Float.isNaN(predictor.threshold())) {
                predictions.threshold(predictor.threshold());
            }
            return predictions.classNames(encoder().target().names());
        }

        @Override
        double loss(Dataset encoded) {
            throw new IllegalStateException("a predictor has no loss; choose a figure, as in"
                    + " decreaseOf(\"ROC AUC\", EvaluationReport::rocAuc), or pass the network");
        }
    }
}
