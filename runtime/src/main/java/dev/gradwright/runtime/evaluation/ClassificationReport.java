package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The confusion matrix, and precision, recall and F1 of each class or label and on average. With weights all of them count
 * weights instead of rows.
 *
 * <p>A figure is NaN if it is undefined: precision of a class that is never predicted, recall of a class that no row has,
 * F1 of a class with neither. Averages leave it out; {@link #undefined} says what is undefined and why.
 */
public final class ClassificationReport {
    /** Larger confusion matrices are not part of the text. */
    private static final int MAX_SHOWN = 20;

    private final TargetForm form;
    private final List<String> names;
    /** By class or label: the weights of true positives, false positives, false negatives and of all rows. */
    private final double[] truePositives;

    private final double[] falsePositives;
    private final double[] falseNegatives;
    private final double total;
    /** By actual and predicted class; empty for labels. */
    private final double[][] confusion;

    ClassificationReport(EvaluatedRows rows) {
        rows.form().requireClasses();
        form = rows.form();
        names = rows.names();
        truePositives = new double[names.size()];
        falsePositives = new double[names.size()];
        falseNegatives = new double[names.size()];
        total = rows.totalWeight();
        confusion = form == TargetForm.LABELS ? new double[0][0] : confusion(rows);
        if (form == TargetForm.LABELS) {
            countLabels(rows);
        } else {
            countClasses();
        }
    }

    /**
     * The figures of a class or label, or an average of them.
     *
     * @param precision true positives / predicted positives
     * @param recall true positives / positives
     * @param f1 the harmonic mean of precision and recall: 2TP / (2TP + FP + FN)
     * @param support the weight of the positives; their number unless rows are weighted
     */
    public record Figures(double precision, double recall, double f1, double support) {
        static Figures of(double truePositives, double falsePositives, double falseNegatives) {
            return new Figures(
                    truePositives / (truePositives + falsePositives),
                    truePositives / (truePositives + falseNegatives),
                    2 * truePositives / (2 * truePositives + falsePositives + falseNegatives),
                    truePositives + falseNegatives);
        }
    }

    private static double[][] confusion(EvaluatedRows rows) {
        int classes = rows.names().size();
        double[][] confusion = new double[classes][classes];
        for (int row = 0; row < rows.rows(); row++) {
            confusion[rows.actualClass(row)][rows.decision(row)] += rows.weight(row);
        }
        return confusion;
    }

    private void countClasses() {
        for (int actual = 0; actual < confusion.length; actual++) {
            for (int predicted = 0; predicted < confusion.length; predicted++) {
                double weight = confusion[actual][predicted];
                if (actual == predicted) {
                    truePositives[actual] += weight;
                } else {
                    falseNegatives[actual] += weight;
                    falsePositives[predicted] += weight;
                }
            }
        }
    }

    private void countLabels(EvaluatedRows rows) {
        for (int row = 0; row < rows.rows(); row++) {
            for (int label = 0; label < names.size(); label++) {
                boolean isPositive = rows.isPositive(row, label);
                boolean isPredicted = rows.isPredicted(row, label);
                double weight = rows.weight(row);
                truePositives[label] += isPositive && isPredicted ? weight : 0;
                falsePositives[label] += !isPositive && isPredicted ? weight : 0;
                falseNegatives[label] += isPositive && !isPredicted ? weight : 0;
            }
        }
    }

    /** The names of the classes or labels. */
    public List<String> names() {
        return names;
    }

    /**
     * The confusion matrix, {@code [actual][predicted]}; a copy.
     *
     * @throws IllegalStateException if the targets are labels, which have a matrix each
     */
    public double[][] confusion() {
        if (form == TargetForm.LABELS) {
            throw new IllegalStateException("each label has a confusion matrix of its own; call confusion(label)");
        }
        return Arrays.stream(confusion).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The confusion matrix of one class or label against the rest: {@code {{TN, FP}, {FN, TP}}}.
     *
     * @param index from 0
     */
    public double[][] confusion(int index) {
        requireIndex(index);
        double trueNegatives = total - truePositives[index] - falsePositives[index] - falseNegatives[index];
        return new double[][] {{trueNegatives, falsePositives[index]}, {falseNegatives[index], truePositives[index]}};
    }

    /**
     * The figures of a class or label.
     *
     * @param index from 0
     */
    public Figures figures(int index) {
        requireIndex(index);
        return Figures.of(truePositives[index], falsePositives[index], falseNegatives[index]);
    }

    private void requireIndex(int index) {
        if (index < 0 || index >= names.size()) {
            throw new IllegalArgumentException(
                    "there are the classes 0 to " + (names.size() - 1) + ", but was asked for class " + index);
        }
    }

    private List<Figures> all() {
        return IntStream.range(0, names.size()).mapToObj(this::figures).toList();
    }

    /** The fraction of the rows that are right; of labels, the mean over the labels. */
    public double accuracy() {
        double wrong = sum(falsePositives) + (form == TargetForm.LABELS ? sum(falseNegatives) : 0);
        return 1 - wrong / (form == TargetForm.LABELS ? total * names.size() : total);
    }

    /** The mean over the classes, all of which count the same. */
    public Figures macro() {
        return mean(figures -> 1);
    }

    /** The mean over the classes weighted by their support. */
    public Figures weighted() {
        return mean(Figures::support);
    }

    /** The figures of all classes counted together. If a row has one class, each of them is the accuracy. */
    public Figures micro() {
        return Figures.of(sum(truePositives), sum(falsePositives), sum(falseNegatives));
    }

    private Figures mean(ToDoubleFunction<Figures> weight) {
        return new Figures(
                mean(Figures::precision, weight),
                mean(Figures::recall, weight),
                mean(Figures::f1, weight),
                all().stream().mapToDouble(Figures::support).sum());
    }

    /** The weighted mean of the figures that are defined; NaN if none is. */
    private double mean(ToDoubleFunction<Figures> figure, ToDoubleFunction<Figures> weight) {
        double sum = 0;
        double weights = 0;
        for (Figures figures : all()) {
            double value = figure.applyAsDouble(figures);
            if (!Double.isNaN(value)) {
                sum += weight.applyAsDouble(figures) * value;
                weights += weight.applyAsDouble(figures);
            }
        }
        return sum / weights;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    /** What is undefined and why, as in {@code precision of leaves is undefined: it is never predicted}. */
    public List<String> undefined() {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean isNeverPredicted = truePositives[i] + falsePositives[i] == 0;
            boolean hasNoRow = truePositives[i] + falseNegatives[i] == 0;
            if (isNeverPredicted) {
                reasons.add("precision of " + names.get(i) + " is undefined: it is never predicted");
            }
            if (hasNoRow) {
                reasons.add("recall of " + names.get(i) + " is undefined: no row has it");
            }
            if (isNeverPredicted && hasNoRow) {
                reasons.add("F1 of " + names.get(i) + " is undefined: it is never predicted, and no row has it");
            }
        }
        return List.copyOf(reasons);
    }

    /** As JSON; a figure that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(this::writeTo);
    }

    void writeTo(Json json) {
        json.put("accuracy", accuracy());
        json.putObjects("classes", names, (object, name) -> {
            object.put("name", name);
            put(object, figures(names.indexOf(name)));
        });
        json.put("macro", object -> put(object, macro()));
        json.put("micro", object -> put(object, micro()));
        json.put("weighted", object -> put(object, weighted()));
        if (form != TargetForm.LABELS) {
            json.putMatrix("confusion", confusion);
        }
    }

    private static void put(Json json, Figures figures) {
        json.put("precision", figures.precision())
                .put("recall", figures.recall())
                .put("f1", figures.f1())
                .put("support", figures.support());
    }

    /** The figures as a table, and the confusion matrix of up to 20 classes. */
    @Override
    public String toString() {
        List<List<String>> table = new ArrayList<>(List.of(List.of("", "precision", "recall", "F1", "support")));
        for (int i = 0; i < names.size(); i++) {
            table.add(line(names.get(i), figures(i)));
        }
        table.add(List.of("", "", "", "", ""));
        table.add(line("macro", macro()));
        table.add(line("micro", micro()));
        table.add(line("weighted", weighted()));
        String text = Texts.table(table) + "\n\naccuracy " + Texts.fraction(accuracy());
        return form == TargetForm.LABELS || names.size() > MAX_SHOWN ? text : text + "\n\n" + confusionText();
    }

    private static List<String> line(String name, Figures figures) {
        return List.of(
                name,
                Texts.fraction(figures.precision()),
                Texts.fraction(figures.recall()),
                Texts.fraction(figures.f1()),
                Texts.weight(figures.support()));
    }

    private String confusionText() {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("actual \\ predicted"));
        header.addAll(names);
        table.add(header);
        for (int actual = 0; actual < confusion.length; actual++) {
            List<String> line = new ArrayList<>(List.of(names.get(actual)));
            Arrays.stream(confusion[actual]).mapToObj(Texts::weight).forEach(line::add);
            table.add(line);
        }
        return Texts.table(table);
    }
}
