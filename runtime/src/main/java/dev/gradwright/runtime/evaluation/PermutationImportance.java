package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.feature.Feature;
import dev.gradwright.runtime.predict.RecordPredictor;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Which components of a record a model uses: how much a figure gets worse if the values of one component are permuted
 * among the rows (Breiman, 2001). All columns of a component are permuted together, so that each row still has a value
 * that occurs. By default the figure is the loss of a network, with 5 permutations and seed 0.
 *
 * <pre>{@code
 * System.out.println(PermutationImportance.of(net).run(test));
 * System.out.println(PermutationImportance.of(predictor).decreaseOf("ROC AUC", EvaluationReport::rocAuc).run(test));
 * }</pre>
 *
 * <p>Measure it on rows that the network was not trained on; on training rows, components that it has memorized look
 * important. If two components say the same, the model can take from one what is permuted in the other: both seem
 * unimportant, though without both it would be much worse. And permuting one alone makes rows that cannot occur, such as a
 * new customer with high total charges. Judge correlated components together, or train again without one of them.
 *
 * @param <X> the record
 * @param <Y> the target
 */
public final class PermutationImportance<X, Y> {
    private static final int DEFAULT_REPEATS = 5;

    private final TableModel<X, Y> model;
    private int repeats = DEFAULT_REPEATS;
    private long seed;
    private String title = "increase of the loss";
    private boolean lessIsBetter = true;
    private ToDoubleFunction<Dataset> figure;

    private PermutationImportance(TableModel<X, Y> model) {
        this.model = model;
        figure = model::loss;
    }

    /** The importance for a network. Its running metrics are reset. */
    public static <X, Y> PermutationImportance<X, Y> of(TableNetwork<X, Y> network) {
        return new PermutationImportance<>(TableModel.of(network));
    }

    /** The importance for a predictor; it has no loss, so choose a figure. */
    public static <X, Y> PermutationImportance<X, Y> of(RecordPredictor<X, Y, ?> predictor) {
        return new PermutationImportance<>(TableModel.of(predictor));
    }

    /**
     * Sets the number of permutations of each component.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public PermutationImportance<X, Y> repeats(int repeats) {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1, but is " + repeats);
        }
        this.repeats = repeats;
        return this;
    }

    /** Sets the seed of the permutations. */
    public PermutationImportance<X, Y> seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Measures how much a figure increases of which less is better, such as the mean absolute error.
     *
     * @param name of the figure, for the table
     * @param figure of a report, which knows no loss here
     */
    public PermutationImportance<X, Y> increaseOf(String name, ToDoubleFunction<EvaluationReport> figure) {
        return changeOf("increase of " + name, true, figure);
    }

    /**
     * Measures how much a figure decreases of which more is better, such as the area under the ROC curve.
     *
     * @param name of the figure, for the table
     * @param figure of a report
     */
    public PermutationImportance<X, Y> decreaseOf(String name, ToDoubleFunction<EvaluationReport> figure) {
        return changeOf("decrease of " + name, false, figure);
    }

    private PermutationImportance<X, Y> changeOf(
            String title, boolean lessIsBetter, ToDoubleFunction<EvaluationReport> reported) {
        Objects.requireNonNull(reported, "figure must not be null");
        this.title = title;
        this.lessIsBetter = lessIsBetter;
        this.figure = encoded -> reported.applyAsDouble(model.report(encoded));
        return this;
    }

    /**
     * Measures the importance of all components. It predicts all rows {@code components × repeats + 1} times.
     *
     * @param examples that the network was not trained on, at least 2
     * @throws IllegalStateException if nothing has been learnt about the features yet, or the model is a predictor and no
     *     figure was chosen
     * @throws IllegalArgumentException if there is only 1 example, a value is missing or not finite, or the figure is
     *     undefined for the examples
     */
    public Importances run(Examples<X, Y> examples) {
        if (examples.rows() < 2) {
            throw new IllegalArgumentException("to permute values there must be at least 2 examples, but there is 1");
        }
        Dataset encoded = model.encoder().encode(examples);
        double base = figure.applyAsDouble(encoded);
        if (Double.isNaN(base)) {
            throw new IllegalArgumentException(
                    "the figure is undefined for these examples, so it cannot get worse: " + title);
        }
        List<Importances.Importance> importances = new ArrayList<>();
        for (Feature feature : model.encoder().features()) {
            importances.add(new Importances.Importance(feature.name(), changes(feature, encoded, base)));
        }
        return new Importances(title, base, importances);
    }

    private List<Double> changes(Feature feature, Dataset encoded, double base) {
        long key = CounterRandom.stream(seed, "permutation of " + feature.name());
        FMatrixRMaj permuted = encoded.features().copy();
        List<Double> changes = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            int[] order = IntStream.range(0, permuted.numRows).toArray();
            CounterRandom.shuffle(order, CounterRandom.derive(key, repeat));
            permute(feature, encoded.features(), order, permuted);
            double value = figure.applyAsDouble(encoded.map(x -> permuted));
            changes.add(lessIsBetter ? value - base : base - value);
        }
        return changes;
    }

    /** Gives each row the columns of a feature in another row. */
    private static void permute(Feature feature, FMatrixRMaj from, int[] order, FMatrixRMaj to) {
        for (int row = 0; row < order.length; row++) {
            System.arraycopy(
                    from.data,
                    order[row] * from.numCols + feature.first(),
                    to.data,
                    row * to.numCols + feature.first(),
                    feature.columns());
        }
    }
}
