package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.data.WeightCheck;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Collects predictions and targets batch by batch, from a network, a predictor or elsewhere, and evaluates them. It keeps
 * 4 bytes for each prediction, target and weight.
 *
 * <pre>{@code
 * EvaluationReport report = Predictions.of(net, test).names("stays", "leaves").report();
 *
 * Predictions predictions = Predictions.binary();
 * predictions.add(predicted, targets);
 * predictions.report().rocAuc();
 * }</pre>
 */
public final class Predictions {
    private final TargetForm form;
    private final int outputs;
    private final int targetColumns;
    private List<String> names;
    private float threshold;
    private final Map<Integer, Float> classWeights = new TreeMap<>();
    private float[] predictions = {};
    private float[] targets = {};
    private float[] weights = {};
    private float[] losses = {};
    private boolean isWeighted;
    private boolean hasLosses;
    private int rows;

    private Predictions(TargetForm form, int outputs, float threshold) {
        this.form = form;
        this.outputs = outputs;
        this.targetColumns = form.columns(outputs);
        this.threshold = threshold;
        int count = form == TargetForm.BINARY ? 2 : outputs;
        this.names = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** One score a row, of class 1 against class 0. Targets are 0 and 1, or −1 and 1. */
    public static Predictions binary() {
        return new Predictions(TargetForm.BINARY, 1, 0.5f);
    }

    /**
     * A score for each class a row, of which the largest is predicted. Targets are class indexes in one column, or one-hot.
     *
     * @param classes their number, at least 2
     */
    public static Predictions classes(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, but is " + classes);
        }
        return new Predictions(TargetForm.CLASSES, classes, Float.NaN);
    }

    /**
     * A score for each label a row; several labels can be right. Targets are 0 and 1, or −1 and 1, for each label.
     *
     * @param labels their number, at least 1
     */
    public static Predictions labels(int labels) {
        return new Predictions(TargetForm.LABELS, requireColumns("labels", labels), 0.5f);
    }

    /**
     * Values, as a regression predicts them. Targets are a value for each, or one column if all of a row predict the same
     * value, as quantiles do.
     *
     * @param columns the number of values of a row, at least 1
     */
    public static Predictions values(int columns) {
        return new Predictions(TargetForm.VALUES, requireColumns("columns", columns), Float.NaN);
    }

    /**
     * None yet, of the form that the loss of a network takes, with the network's threshold. Of a network for records, the
     * classes have the names of the target's constants.
     */
    public static Predictions forNetwork(TrainableNetwork network) {
        return NetworkPredictions.formOf(network);
    }

    private static int requireColumns(String name, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + columns);
        }
        return columns;
    }

    /**
     * The predictions of a network for a dataset, in inference mode, with the loss of each row. The loss tells whether they
     * are classes, labels or values, and {@code @Metrics} the threshold. Of a network for records, the classes have the
     * names of the target's constants. The network's running metrics are reset, and hold this evaluation afterwards.
     *
     * @throws IllegalArgumentException if the data do not fit the network, or a target is a probability between 0 and 1
     */
    public static Predictions of(TrainableNetwork network, Dataset data) {
        return of(network, data, null);
    }

    /**
     * {@link #of(TrainableNetwork, Dataset)} of examples, which are encoded.
     *
     * @throws IllegalStateException if {@code adapt} of the network has not been called
     * @throws IllegalArgumentException if a value is missing or not finite; the message names row and component
     */
    public static <X, Y> Predictions of(TableNetwork<X, Y> network, Examples<X, Y> examples) {
        return of(network, network.encode(examples));
    }

    /**
     * {@link #of(TrainableNetwork, Dataset)} with a weight for each row.
     *
     * @throws IllegalArgumentException if there is not one weight for each row, or a weight is negative or not finite
     */
    public static Predictions of(TrainableNetwork network, Dataset data, float @Nullable [] sampleWeights) {
        network.check(data);
        Predictions result = NetworkPredictions.formOf(network);
        FMatrixRMaj predicted = NetworkPredictions.predict(network, data);
        result.requireFitting(predicted, data.targets(), sampleWeights);
        result.append(predicted, data.targets(), sampleWeights, NetworkPredictions.losses(network, data));
        result.hasLosses = true;
        return result;
    }

    /**
     * {@link #of(TrainableNetwork, Dataset)} without the loss of the rows: faster, and the network's running metrics stay
     * as they are, so that a listener may call it between steps.
     *
     * @throws IllegalArgumentException if the data do not fit the network, or a target is a probability between 0 and 1
     */
    public static Predictions withoutLosses(TrainableNetwork network, Dataset data) {
        network.check(data);
        return NetworkPredictions.formOf(network).add(NetworkPredictions.predict(network, data), data.targets());
    }

    /**
     * Names the classes, labels or columns, in order; by default they are numbered from 0, unless they are those of a
     * network for records.
     *
     * @throws IllegalArgumentException if their number is wrong, or two are the same
     */
    public Predictions names(String... names) {
        List<String> list = List.of(names);
        if (list.size() != this.names.size()) {
            throw new IllegalArgumentException("names must be " + this.names.size() + ", one for each "
                    + (form == TargetForm.VALUES ? "column" : "class") + ", but are " + list);
        }
        if (new HashSet<>(list).size() < list.size()) {
            throw new IllegalArgumentException("names must be different from each other, but are " + list);
        }
        this.names = list;
        return this;
    }

    /** Names the classes if they are as many; else, as for a target that is a number, the names stay as they are. */
    Predictions classNames(List<String> classes) {
        if (form != TargetForm.VALUES && classes.size() == names.size()) {
            names = classes;
        }
        return this;
    }

    /** The names of the outputs: of two classes with one score, the second one. */
    List<String> outputNames() {
        return form == TargetForm.BINARY ? names.subList(1, 2) : names;
    }

    /** Whether the outputs are scores of classes or labels. */
    boolean isOfClasses() {
        return form != TargetForm.VALUES;
    }

    /**
     * Sets the threshold above which a score is positive, by default 0.5. Of two classes with a score each, the second
     * score is compared; by default the larger one decides.
     *
     * @throws IllegalArgumentException if it is not finite
     * @throws IllegalStateException if there are more than two classes, or values
     */
    public Predictions threshold(double threshold) {
        if (form == TargetForm.VALUES || (form == TargetForm.CLASSES && outputs > 2)) {
            throw new IllegalStateException(
                    form == TargetForm.VALUES
                            ? "values have no threshold"
                            : "of more than two classes the largest score decides, without a threshold");
        }
        if (!Float.isFinite((float) threshold)) {
            throw new IllegalArgumentException("threshold must be finite, but is " + threshold);
        }
        this.threshold = (float) threshold;
        return this;
    }

    /**
     * Multiplies the weight of each row by the weight of its class; classes that are not named keep weight 1.
     *
     * @throws IllegalArgumentException if a class does not exist, or a weight is negative or not finite
     * @throws IllegalStateException if a row has no class, but labels or values
     */
    public Predictions classWeights(Map<Integer, Float> weights) {
        if (form == TargetForm.LABELS || form == TargetForm.VALUES) {
            throw new IllegalStateException("rows with labels or values have no class that could be weighted");
        }
        weights.forEach((index, weight) -> {
            if (index < 0 || index >= names.size()) {
                throw new IllegalArgumentException(
                        "classWeights are for the classes 0 to " + (names.size() - 1) + ", but name class " + index);
            }
            if (!WeightCheck.isWeight(weight)) {
                throw new IllegalArgumentException(
                        "classWeights must be finite and not negative, but that of class " + index + " is " + weight);
            }
        });
        classWeights.clear();
        classWeights.putAll(weights);
        return this;
    }

    /**
     * Adds a batch.
     *
     * @param predictions rows × scores
     * @param targets rows × 1 for class indexes or a value that all scores predict, else rows × scores
     * @throws IllegalArgumentException if the shapes do not fit, a prediction is not finite or a target invalid; nothing
     *     is added then
     */
    public Predictions add(FMatrixRMaj predictions, FMatrixRMaj targets) {
        return add(predictions, targets, null);
    }

    /**
     * Adds a batch with a weight for each row.
     *
     * @param predictions rows × scores
     * @param targets rows × 1 for class indexes or a value that all scores predict, else rows × scores
     * @param sampleWeights one for each row
     * @throws IllegalArgumentException if the shapes do not fit, a prediction is not finite, a target invalid, or a weight
     *     negative or not finite; nothing is added then
     */
    public Predictions add(FMatrixRMaj predictions, FMatrixRMaj targets, float @Nullable [] sampleWeights) {
        if (hasLosses) {
            throw new IllegalStateException(
                    "these are the predictions of a network with their losses; collect others separately");
        }
        requireFitting(predictions, targets, sampleWeights);
        append(predictions, targets, sampleWeights, null);
        return this;
    }

    private void requireFitting(FMatrixRMaj predicted, FMatrixRMaj targets, float @Nullable [] sampleWeights) {
        Objects.requireNonNull(predicted, "predictions must not be null");
        Objects.requireNonNull(targets, "targets must not be null");
        if (predicted.numCols != outputs) {
            throw new IllegalArgumentException(
                    "predictions must have " + columns(outputs) + ", but have " + predicted.numCols);
        }
        if (targets.numRows != predicted.numRows) {
            throw new IllegalArgumentException("targets must have as many rows as the predictions, " + predicted.numRows
                    + ", but have " + targets.numRows);
        }
        if (targets.numCols != outputs && !(targets.numCols == 1 && form.takesOneColumn())) {
            throw new IllegalArgumentException(
                    "targets must have " + columns(targetColumns) + ", but have " + targets.numCols);
        }
        if (sampleWeights != null) {
            WeightCheck.require(FMatrixRMaj.wrap(sampleWeights.length, 1, sampleWeights), predicted.numRows);
        }
        for (int i = 0; i < predicted.getNumElements(); i++) {
            if (!Float.isFinite(predicted.data[i])) {
                throw new IllegalArgumentException("predictions must be finite, but row " + i / outputs + ", column "
                        + i % outputs + " is " + predicted.data[i]);
            }
        }
        requireTargets(targets);
    }

    private void requireTargets(FMatrixRMaj targets) {
        int columns = targets.numCols;
        for (int i = 0; i < targets.getNumElements(); i++) {
            if (!form.accepts(targets.data[i], columns, outputs)) {
                throw new IllegalArgumentException("targets must be " + form.expected(columns, outputs) + ", but row "
                        + i / columns + ", column " + i % columns + " is " + targets.data[i]);
            }
        }
    }

    private static String columns(int count) {
        return count + (count == 1 ? " column" : " columns");
    }

    private void append(
            FMatrixRMaj predicted, FMatrixRMaj actual, float @Nullable [] sampleWeights, float @Nullable [] rowLosses) {
        int count = predicted.numRows;
        predictions = appended(predictions, rows * outputs, predicted.data, count * outputs);
        targets = appended(targets, rows * targetColumns, converted(actual), count * targetColumns);
        weights = appended(weights, rows, sampleWeights != null ? sampleWeights : ones(count), count);
        isWeighted |= sampleWeights != null;
        losses = rowLosses == null ? losses : rowLosses;
        rows += count;
    }

    /** Class indexes, 0 and 1, or values. */
    private float[] converted(FMatrixRMaj actual) {
        float[] converted = new float[actual.numRows * targetColumns];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = form.convert(actual, i, outputs);
        }
        return converted;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] appended(float[] values, int size, float[] more, int count) {
        float[] grown = values.length - size >= count
                ? values
                : Arrays.copyOf(values, (int)
                        Math.min(Math.max(2L * size, (long) size + count), Integer.MAX_VALUE - 8));
        System.arraycopy(more, 0, grown, size, count);
        return grown;
    }

    /**
     * The report about all rows so far.
     *
     * @throws IllegalArgumentException if the weight of a row times that of its class is too large for a float
     * @throws IllegalStateException if there are no rows, or all weights are 0
     */
    public EvaluationReport report() {
        if (rows == 0) {
            throw new IllegalStateException("there is nothing to evaluate; add predictions first");
        }
        EvaluatedRows evaluated = new EvaluatedRows(
                form,
                names,
                outputs,
                threshold,
                Arrays.copyOf(predictions, rows * outputs),
                Arrays.copyOf(targets, rows * targetColumns),
                isWeighted || !classWeights.isEmpty() ? rowWeights() : null,
                hasLosses ? losses : null);
        if (evaluated.totalWeight() == 0) {
            throw new IllegalStateException("all weights are 0, so that there is nothing to evaluate");
        }
        return new EvaluationReport(evaluated);
    }

    private float[] rowWeights() {
        float[] rowWeights = Arrays.copyOf(weights, rows);
        if (!classWeights.isEmpty()) {
            for (int row = 0; row < rows; row++) {
                rowWeights[row] =
                        WeightCheck.product(rowWeights[row], classWeights.getOrDefault((int) targets[row], 1f), row);
            }
        }
        return rowWeights;
    }

    /** What is evaluated and how many rows there are, as in {@code 1000 rows of 10 classes}. */
    @Override
    public String toString() {
        return rows + (rows == 1 ? " row" : " rows") + " of "
                + switch (form) {
                    case BINARY -> "2 classes";
                    case CLASSES -> outputs + " classes";
                    case LABELS -> outputs + (outputs == 1 ? " label" : " labels");
                    case VALUES -> outputs + (outputs == 1 ? " value" : " values");
                };
    }
}
