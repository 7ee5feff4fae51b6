package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The part of a report that charts show, thinned out to what can be seen. */
final class ChartJson {
    private static final int MAX_POINTS = 200;
    private static final int MAX_CURVES = 20;
    private static final int MAX_MATRIX = 50;
    private static final int MAX_PAIRS = 1000;
    private static final int HISTOGRAM_BINS = 40;

    private final EvaluationReport report;
    private final EvaluatedRows rows;

    ChartJson(EvaluationReport report, EvaluatedRows rows) {
        this.report = report;
        this.rows = rows;
    }

    String text() {
        return Json.object(json -> {
            json.put("rows", rows.rows());
            json.put("figures", figures -> report.figures().forEach(figures::put));
            if (rows.form() == TargetForm.VALUES) {
                json.putObjects("columns", report.regression().columns(), this::writeColumn);
            } else {
                writeClasses(json);
            }
            json.putTexts("undefined", report.undefined());
        });
    }

    private void writeClasses(Json json) {
        ClassificationReport classification = report.classification();
        List<Integer> indexes = IntStream.range(0, report.names().size())
                .limit(MAX_MATRIX)
                .boxed()
                .toList();
        json.putObjects("classes", indexes, (object, index) -> {
            ClassificationReport.Figures figures = classification.figures(index);
            object.put("name", report.names().get(index))
                    .put("precision", figures.precision())
                    .put("recall", figures.recall())
                    .put("f1", figures.f1())
                    .put("support", figures.support());
        });
        json.put("classCount", report.names().size());
        if (rows.form() != TargetForm.LABELS && report.names().size() <= MAX_MATRIX) {
            json.putMatrix("confusion", classification.confusion());
        }
        List<Integer> curves =
                IntStream.of(report.curves()).limit(MAX_CURVES).boxed().toList();
        json.putObjects("curves", curves, this::writeCurves);
    }

    private void writeCurves(Json json, int index) {
        json.put("name", report.names().get(index));
        RocCurve roc = report.roc(index);
        List<RocCurve.Point> rocPoints = thinned(roc.points());
        json.put(
                "roc",
                curve -> curve.put("area", roc.area())
                        .putNumbers("x", rocPoints, RocCurve.Point::falsePositiveRate)
                        .putNumbers("y", rocPoints, RocCurve.Point::truePositiveRate));
        PrecisionRecallCurve precisionRecall = report.precisionRecall(index);
        List<PrecisionRecallCurve.Point> points = thinned(precisionRecall.points());
        json.put(
                "precisionRecall",
                curve -> curve.put("area", precisionRecall.area())
                        .putNumbers("x", points, PrecisionRecallCurve.Point::recall)
                        .putNumbers("y", points, PrecisionRecallCurve.Point::precision));
        if (rows.isProbability()) {
            List<Calibration.Bin> bins = report.calibration(index).uniform(10);
            json.put(
                    "calibration",
                    curve -> curve.putNumbers("x", bins, Calibration.Bin::meanProbability)
                            .putNumbers("y", bins, Calibration.Bin::fractionPositive)
                            .putNumbers("weight", bins, Calibration.Bin::weight));
        }
    }

    /** Points at equal distances, the first and the last among them. */
    private static <T> List<T> thinned(List<T> points) {
        int last = points.size() - 1;
        return last <= MAX_POINTS
                ? points
                : IntStream.rangeClosed(0, MAX_POINTS)
                        .mapToObj(i -> points.get((int) ((long) i * last / MAX_POINTS)))
                        .toList();
    }

    private void writeColumn(Json json, ColumnErrors column) {
        int index = report.names().indexOf(column.name());
        int pairs = Math.min(rows.rows(), MAX_PAIRS);
        double[] targets = new double[pairs];
        double[] predictions = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            int row = (int) ((long) i * rows.rows() / pairs);
            targets[i] = rows.target(row, index);
            predictions[i] = rows.prediction(row, index);
        }
        column.writeTo(json);
        json.putNumbers("targets", targets).putNumbers("predictions", predictions);
        json.put("residuals", histogram -> writeHistogram(histogram, column.residuals()));
    }

    private static void writeHistogram(Json json, double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        double[] counts = new double[HISTOGRAM_BINS];
        for (double value : values) {
            int bin = high > low ? (int) ((value - low) / (high - low) * HISTOGRAM_BINS) : 0;
            counts[Math.min(bin, HISTOGRAM_BINS - 1)]++;
        }
        json.put("low", low).put("high", high).putNumbers("counts", counts);
    }
}
