package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Fold;
import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The figures of a cross-validation (Stone, 1974): for each fold a network is trained on the other folds and evaluated on
 * this one. The mean says how good such a training is, the deviation how much that depends on the rows.
 *
 * <pre>{@code
 * CrossValidation result = CrossValidation.of(
 *         all.folds(5, 42),
 *         () -> ChurnModelNetwork.create(42),
 *         (net, train) -> Trainer.of(net).epochs(40).fit(train));
 * double auc = result.figure("ROC AUC").mean();
 * }</pre>
 */
public final class CrossValidation {
    private final int folds;
    private final List<Figure> figures;

    private CrossValidation(int folds, List<Figure> figures) {
        this.folds = folds;
        this.figures = figures;
    }

    /**
     * Trains a network for each fold. It is adapted to the training part alone, so that nothing about the test part gets
     * into it, and evaluated on the test part: see {@link EvaluationReport#figures}.
     *
     * @param folds at least 2, of {@code Examples.folds} or {@code foldsGrouped}
     * @param network creates a new network for each fold
     * @param training trains it on the encoded training part
     * @throws IllegalArgumentException if there are fewer than 2 folds, or a part does not fit the network; the message
     *     names the fold
     */
    public static <X, Y, N extends TableNetwork<X, Y>> CrossValidation of(
            List<Fold<X, Y>> folds, Supplier<N> network, BiConsumer<N, Dataset> training) {
        Objects.requireNonNull(network, "network must not be null");
        Objects.requireNonNull(training, "training must not be null");
        return of(folds, fold -> {
            N fresh = network.get();
            fresh.adapt(fold.train());
            training.accept(fresh, fresh.encode(fold.train()));
            return Predictions.of(fresh, fold.test()).report();
        });
    }

    /**
     * Evaluates each fold by a function. A figure that not all reports have is left out.
     *
     * @param folds at least 2
     * @param evaluation trains on {@code fold.train()} and reports about {@code fold.test()}
     * @throws IllegalArgumentException if there are fewer than 2 folds, or the function throws one
     */
    public static <X, Y> CrossValidation of(
            List<Fold<X, Y>> folds, Function<? super Fold<X, Y>, EvaluationReport> evaluation) {
        Objects.requireNonNull(evaluation, "evaluation must not be null");
        List<Map<String, Double>> results = evaluate(
                folds, fold -> new LinkedHashMap<>(evaluation.apply(fold).figures()));
        results.forEach(first -> results.forEach(other -> first.keySet().retainAll(other.keySet())));
        return of(results);
    }

    /**
     * Computes figures of each fold by a function.
     *
     * @param folds at least 2
     * @param evaluation trains on {@code fold.train()} and returns figures of {@code fold.test()} by name; a figure that is
     *     undefined is NaN
     * @throws IllegalArgumentException if there are fewer than 2 folds, the function throws one, or not all folds have the
     *     same figures
     */
    public static <X, Y> CrossValidation ofFigures(
            List<Fold<X, Y>> folds, Function<? super Fold<X, Y>, Map<String, Double>> evaluation) {
        Objects.requireNonNull(evaluation, "evaluation must not be null");
        List<Map<String, Double>> results = evaluate(folds, evaluation);
        for (int fold = 1; fold < results.size(); fold++) {
            if (!results.get(fold).keySet().equals(results.get(0).keySet())) {
                throw new IllegalArgumentException("all folds must have the same figures, but fold 0 has "
                        + results.get(0).keySet() + " and fold " + fold + " has "
                        + results.get(fold).keySet());
            }
        }
        return of(results);
    }

    private static <X, Y> List<Map<String, Double>> evaluate(
            List<Fold<X, Y>> folds, Function<? super Fold<X, Y>, Map<String, Double>> evaluation) {
        if (folds.size() < 2) {
            throw new IllegalArgumentException("a cross-validation needs at least 2 folds, but has " + folds.size());
        }
        List<Map<String, Double>> results = new ArrayList<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            try {
                results.add(evaluation.apply(folds.get(fold)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("fold " + fold + ": " + e.getMessage(), e);
            }
        }
        return results;
    }

    private static CrossValidation of(List<Map<String, Double>> results) {
        List<Figure> figures = results.get(0).keySet().stream()
                .map(name -> new Figure(
                        name, results.stream().map(result -> result.get(name)).toList()))
                .toList();
        return new CrossValidation(results.size(), figures);
    }

    /**
     * A figure of each fold. Mean and deviation leave out the folds for which it is undefined.
     *
     * @param name such as {@code ROC AUC}
     * @param values one for each fold; NaN if the figure is undefined
     */
    public record Figure(String name, List<Double> values) {
        /** Copies the values. */
        public Figure {
            Objects.requireNonNull(name, "name must not be null");
            values = List.copyOf(values);
        }

        /** The mean; NaN if the figure is undefined for all folds. */
        public double mean() {
            return Spread.of(values).mean();
        }

        /**
         * The standard deviation, {@code √(Σ(x − mean)²/(n − 1))}; NaN if the figure is defined for less than 2 folds. The
         * training parts of the folds overlap, so it is a hint, and {@code deviation/√k} no standard error of the mean
         * (Bengio and Grandvalet, 2004).
         */
        public double deviation() {
            return Spread.of(values).deviation();
        }
    }

    /** Number of folds. */
    public int folds() {
        return folds;
    }

    /** The figures, in the order of the report. */
    public List<Figure> figures() {
        return figures;
    }

    /**
     * A figure by its name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public Figure figure(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no figure \"" + name + "\", only "
                        + figures.stream().map(Figure::name).collect(Collectors.joining(", "))));
    }

    /** As JSON; a number that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(json -> json.put("folds", folds)
                .putObjects(
                        "figures",
                        figures,
                        (object, figure) -> object.put("name", figure.name())
                                .put("mean", figure.mean())
                                .put("deviation", figure.deviation())
                                .putNumbers("values", figure.values(), Double::doubleValue)));
    }

    /** A line for each figure: mean, deviation and each fold. */
    @Override
    public String toString() {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("", "mean", "deviation"));
        IntStream.range(0, folds).forEach(fold -> header.add("fold " + fold));
        table.add(header);
        for (Figure figure : figures) {
            List<String> line = new ArrayList<>(
                    List.of(figure.name(), Texts.figure(figure.mean()), Texts.figure(figure.deviation())));
            figure.values().forEach(value -> line.add(Texts.figure(value)));
            table.add(line);
        }
        return folds + " folds\n\n" + Texts.table(table) + undefined();
    }

    private String undefined() {
        List<String> reasons = new ArrayList<>();
        for (Figure figure : figures) {
            int count = Collections.frequency(figure.values(), Double.NaN);
            if (count > 0) {
                reasons.add(figure.name() + " is undefined for " + count + " of " + folds
                        + " folds, which its mean leaves out");
            }
        }
        return reasons.isEmpty() ? "" : "\n\n" + String.join("\n", reasons);
    }
}
