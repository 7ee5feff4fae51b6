package dev.gradwright.samples.tabular;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A target of two constants, the second of which is to be found. */
public abstract class Classification<X, Y extends Enum<Y>, N extends TableNetwork<X, Y>> implements Task<X, Y, N> {
    private final Y positive;

    Classification(Y positive) {
        this.positive = positive;
    }

    @Override
    public String constantName() {
        return "share of " + positive;
    }

    @Override
    public Map<String, Double> figures(EvaluationReport report, Examples<X, Y> test) {
        return figures(report.rocAuc(), report.classification().accuracy(), report.loss());
    }

    @Override
    public Map<String, Double> constantFigures(Examples<X, Y> train, Examples<X, Y> test) {
        double learned = share(train);
        double actual = share(test);
        return figures(
                0.5,
                learned > 0.5 ? actual : 1 - actual,
                -actual * StrictMath.log(learned) - (1 - actual) * StrictMath.log(1 - learned));
    }

    private double share(Examples<X, Y> examples) {
        long positives = IntStream.range(0, examples.rows())
                .filter(row -> examples.target(row) == positive)
                .count();
        return (double) positives / examples.rows();
    }

    private static Map<String, Double> figures(double auc, double accuracy, double logLoss) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("AUC", auc);
        figures.put("accuracy", accuracy);
        figures.put("log loss", logLoss);
        return figures;
    }

    /** The confusion matrix and the calibration. */
    @Override
    public String details(EvaluationReport report, Examples<X, Y> test) {
        return report + "\n\nCalibration of the probability of " + positive + ", " + report.calibration();
    }
}
