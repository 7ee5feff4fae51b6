package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Everything that can be said about predictions and their targets. {@link Predictions#report} creates it. It is
 * immutable; each method computes its result anew.
 *
 * <p>Classes are evaluated by {@link #classification}, curves, {@link #calibration} and {@link #thresholds}, values by
 * {@link #regression}. Of several classes or labels, each has curves against the rest, and figures without an index are
 * means over the classes. Of two classes, those figures are of class 1.
 *
 * <p>What is undefined is NaN, in JSON {@code null}, and {@link #undefined} says why.
 */
public final class EvaluationReport {
    private final EvaluatedRows rows;

    EvaluationReport(EvaluatedRows rows) {
        this.rows = rows;
    }

    /** Number of rows. */
    public int rows() {
        return rows.rows();
    }

    /** The names of the classes, labels or columns. */
    public List<String> names() {
        return rows.names();
    }

    /**
     * The mean loss of a row, with weights {@code Σwℓ/Σw}, penalties included; NaN if the predictions come from
     * elsewhere.
     */
    public double loss() {
        return rows.loss();
    }

    /**
     * Confusion matrix, precision, recall and F1.
     *
     * @throws IllegalStateException if the predictions are values
     */
    public ClassificationReport classification() {
        return new ClassificationReport(rows);
    }

    /**
     * The errors of predicted values.
     *
     * @throws IllegalStateException if the predictions are classes
     */
    public RegressionReport regression() {
        return new RegressionReport(rows);
    }

    /**
     * The ROC curve of class 1 against class 0.
     *
     * @throws IllegalStateException unless there are two classes
     */
    public RocCurve roc() {
        return roc(rows.requireBinary());
    }

    /**
     * The ROC curve of a class against all others, or of a label.
     *
     * @param index from 0
     */
    public RocCurve roc(int index) {
        return RocCurve.of(ranking(index));
    }

    /**
     * The precision-recall curve of class 1.
     *
     * @throws IllegalStateException unless there are two classes
     */
    public PrecisionRecallCurve precisionRecall() {
        return precisionRecall(rows.requireBinary());
    }

    /**
     * The precision-recall curve of a class or label.
     *
     * @param index from 0
     */
    public PrecisionRecallCurve precisionRecall(int index) {
        return PrecisionRecallCurve.of(ranking(index));
    }

    /**
     * The area under the ROC curve. Of several classes or labels, the mean area, for all of which count the same
     * (Fawcett, 2006, one against the rest); NaN if it is undefined for one of them.
     */
    public double rocAuc() {
        return mean(index -> RocCurve.area(ranking(index)), index -> 1);
    }

    /** {@link #rocAuc}, but of several classes or labels the mean weighted by their support. */
    public double weightedRocAuc() {
        return mean(
                index -> RocCurve.area(ranking(index)), index -> ranking(index).positives());
    }

    /** The average precision: the area under the precision-recall curve, of several classes or labels the mean area. */
    public double averagePrecision() {
        return mean(index -> PrecisionRecallCurve.area(ranking(index)), index -> 1);
    }

    private double mean(IntToDoubleFunction figure, IntToDoubleFunction weight) {
        rows.form().requireClasses();
        double sum = 0;
        double weights = 0;
        for (int index : curves()) {
            sum += weight.applyAsDouble(index) * figure.applyAsDouble(index);
            weights += weight.applyAsDouble(index);
        }
        return sum / weights;
    }

    /** The classes or labels whose curves are of interest: only class 1 of two. */
    int[] curves() {
        return rows.isBinary()
                ? new int[] {rows.requireBinary()}
                : IntStream.range(0, rows.names().size()).toArray();
    }

    private Ranking ranking(int index) {
        rows.requireScored(index);
        return rows.ranking(index);
    }

    /**
     * The calibration of class 1.
     *
     * @throws IllegalStateException unless there are two classes, or if the predictions are no probabilities
     */
    public Calibration calibration() {
        return calibration(rows.requireBinary());
    }

    /**
     * The calibration of a class or label.
     *
     * @param index from 0
     * @throws IllegalStateException if the predictions are no probabilities
     */
    public Calibration calibration(int index) {
        rows.requireScored(index);
        return new Calibration(rows, index);
    }

    /**
     * The Brier score: the mean of (p − t)² for class 1 of two, of its sum over several classes (Brier, 1950), of its mean
     * over labels.
     *
     * @throws IllegalStateException if the predictions are no probabilities
     */
    public double brier() {
        double mean = mean(index -> calibration(index).brier(), index -> 1);
        return rows.form() == TargetForm.CLASSES && !rows.isBinary() ? mean * rows.outputs() : mean;
    }

    /**
     * Chooses a threshold for class 1.
     *
     * @throws IllegalStateException unless there are two classes, with rows of both
     */
    public Thresholds thresholds() {
        return thresholds(rows.requireBinary());
    }

    /**
     * Chooses a threshold for a class or label.
     *
     * @param index from 0
     * @throws IllegalStateException if no row has it or all rows have it
     */
    public Thresholds thresholds(int index) {
        Ranking ranking = ranking(index);
        oneSided(index, ranking).ifPresent(reason -> {
            throw new IllegalStateException("no threshold can be chosen: " + reason);
        });
        return new Thresholds(ranking);
    }

    private Optional<String> oneSided(int index, Ranking ranking) {
        String name = rows.names().get(index);
        if (ranking.positives() == 0) {
            return Optional.of("no row is " + name);
        }
        return ranking.negatives() == 0 ? Optional.of("all rows are " + name) : Optional.empty();
    }

    /**
     * The bootstrap interval of any figure, as in {@code report.interval(EvaluationReport::rocAuc, 1000, 0.95, 42)}.
     *
     * @param figure computed for all rows and for each sample
     * @param samples number of samples, at least 1; usual are 1000 and more
     * @param confidence in (0, 1), usually 0.95
     * @param seed of the samples
     */
    public Interval interval(ToDoubleFunction<EvaluationReport> figure, int samples, double confidence, long seed) {
        return Interval.of(rows, figure, samples, confidence, seed);
    }

    /**
     * The figures that are one number, by name: {@code loss} unless it is unknown; {@code accuracy}, {@code macro F1}, of
     * two classes also {@code precision}, {@code recall} and {@code F1} of class 1, then {@code ROC AUC}, {@code average
     * precision}, and {@code Brier score} if the predictions are probabilities; of values {@code MAE}, {@code RMSE} and
     * {@code R²}. A figure that is undefined is NaN.
     */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (!Double.isNaN(loss())) {
            figures.put("loss", loss());
        }
        if (rows.form() == TargetForm.VALUES) {
            RegressionReport regression = regression();
            figures.put("MAE", regression.mae());
            figures.put("RMSE", regression.rmse());
            figures.put("R²", regression.r2());
        } else {
            putClasses(figures);
        }
        return Collections.unmodifiableMap(figures);
    }

    private void putClasses(Map<String, Double> figures) {
        ClassificationReport classification = classification();
        figures.put("accuracy", classification.accuracy());
        figures.put("macro F1", classification.macro().f1());
        if (rows.isBinary()) {
            ClassificationReport.Figures positive = classification.figures(rows.requireBinary());
            figures.put("precision", positive.precision());
            figures.put("recall", positive.recall());
            figures.put("F1", positive.f1());
        }
        figures.put("ROC AUC", rocAuc());
        figures.put("average precision", averagePrecision());
        if (rows.isProbability()) {
            figures.put("Brier score", brier());
        }
    }

    /** What is undefined and why, as in {@code ROC AUC of leaves is undefined: no row is leaves}. */
    public List<String> undefined() {
        if (rows.form() == TargetForm.VALUES) {
            return regression().undefined();
        }
        List<String> reasons = new ArrayList<>(classification().undefined());
        for (int index : curves()) {
            Ranking ranking = ranking(index);
            oneSided(index, ranking).ifPresent(reason -> {
                String name = rows.names().get(index);
                reasons.add("ROC AUC of " + name + " is undefined: " + reason);
                if (ranking.positives() == 0) {
                    reasons.add("average precision of " + name + " is undefined: " + reason);
                }
            });
        }
        return List.copyOf(reasons);
    }

    /**
     * Everything as one JSON object. Numbers have nine significant digits; one that is undefined is {@code null}, and
     * {@code undefined} lists the reasons.
     */
    public String toJson() {
        return Json.object(json -> {
            json.put("rows", rows.rows()).put("weight", rows.totalWeight()).put("loss", loss());
            if (rows.form() == TargetForm.VALUES) {
                json.put("regression", regression()::writeTo);
            } else {
                writeClassesTo(json);
            }
            json.putTexts("undefined", undefined());
        });
    }

    /**
     * What charts of this report need, as JSON. It is small whatever the number of rows: curves have at most 201 points and
     * are those of the first 20 classes, of more than 50 classes there is no confusion matrix, and of values there are at
     * most 1000 pairs of target and prediction, and a histogram of the residuals.
     */
    public String chartJson() {
        return new ChartJson(this, rows).text();
    }

    private void writeClassesTo(Json json) {
        json.put("classification", classification()::writeTo);
        json.put("rocAuc", rocAuc()).put("averagePrecision", averagePrecision());
        json.put("brier", rows.isProbability() ? brier() : Double.NaN);
        json.putObjects("curves", IntStream.of(curves()).boxed().toList(), (object, index) -> {
            object.put("name", rows.names().get(index));
            object.put("roc", roc(index)::writeTo);
            object.put("precisionRecall", precisionRecall(index)::writeTo);
            if (rows.isProbability()) {
                object.put("calibration", calibration(index)::writeTo);
            }
        });
    }

    /** Everything but the curves as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(rows.rows() + (rows.rows() == 1 ? " row" : " rows"));
        if (rows.isWeighted()) {
            text.append(" of weight ").append(Texts.weight(rows.totalWeight()));
        }
        if (!Double.isNaN(loss())) {
            text.append(", loss ").append(Texts.figure(loss()));
        }
        text.append("\n\n").append(rows.form() == TargetForm.VALUES ? regression() : classesText());
        List<String> undefined = undefined();
        if (!undefined.isEmpty()) {
            text.append("\n\n").append(String.join("\n", undefined));
        }
        return text.toString();
    }

    private String classesText() {
        String areas =
                "ROC AUC " + Texts.fraction(rocAuc()) + ", average precision " + Texts.fraction(averagePrecision());
        return classification() + "\n\n" + areas
                + (rows.isProbability() ? ", Brier score " + Texts.fraction(brier()) : "");
    }
}
