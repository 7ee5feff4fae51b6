package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import dev.gradwright.runtime.predict.RecordPredictor;
import java.nio.file.Path;
import java.util.Map;

/**
 * What differs between the tables: the generated classes, and how predictions are judged.
 *
 * @param <X> the record
 * @param <Y> the target
 * @param <N> the network
 */
public interface Task<X, Y, N extends TableNetwork<X, Y>> {
    /** The rows. */
    Table table();

    /** Reads rows with their targets. */
    Examples<X, Y> read(Csv csv);

    /** A new network. */
    N network(long seed);

    /** A new network of one layer, to compare with. */
    TableNetwork<X, Y> baseline(long seed);

    /** Saves a trained network. */
    void save(N network, Path file);

    /** Loads a saved network for predictions. */
    RecordPredictor<X, Y, ?> predictor(Path file);

    /** Names what is predicted without a look at the features. */
    String constantName();

    /** The figures by which predictions are compared, by name. */
    Map<String, Double> figures(EvaluationReport report, Examples<X, Y> test);

    /** The figures of the same prediction for each row, which was learned from the training rows. */
    Map<String, Double> constantFigures(Examples<X, Y> train, Examples<X, Y> test);

    /** All about the predictions for the test rows. */
    String details(EvaluationReport report, Examples<X, Y> test);
}
