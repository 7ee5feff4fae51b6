package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers are those of scikit-learn's roc_auc_score, average_precision_score and their curves. */
class CurvesTest {
    @Test
    void theRocCurveOfTwoClasses() {
        RocCurve curve = Examples.binary().report().roc();

        assertThat(curve.area()).isEqualTo(0.875);
        assertThat(curve.points())
                .extracting(RocCurve.Point::falsePositiveRate)
                .containsExactly(0.0, 0.0, 1 / 6.0, 1 / 6.0, 2 / 6.0, 2 / 6.0, 1.0);
        assertThat(curve.points())
                .extracting(RocCurve.Point::truePositiveRate)
                .containsExactly(0.0, 3 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1.0, 1.0);
    }

    /** Scores above a threshold are positive; scikit-learn's thresholds are scores themselves. */
    @Test
    void thresholdsLieBetweenScores() {
        assertThat(Examples.binary().report().roc().points())
                .extracting(RocCurve.Point::threshold)
                .containsExactly(1f, 0.67499995f, 0.6f, 0.47500002f, 0.375f, 0.325f, 0f);
    }

    @Test
    void theRocCurveOfWeightedRows() {
        RocCurve curve = Examples.weightedBinary().report().roc();

        assertThat(curve.area()).isCloseTo(0.8421052631578947, within(1e-12));
        assertThat(curve.points())
                .extracting(RocCurve.Point::falsePositiveRate)
                .contains(3 / 13.0, 5 / 13.0)
                .startsWith(0.0)
                .endsWith(1.0);
    }

    @Test
    void rowsOfWeightZeroChangeNoCurve() {
        EvaluationReport without = Predictions.binary()
                .add(Examples.column(0.9f, 0.6f, 0.2f), Examples.column(1, 0, 1))
                .report();
        EvaluationReport with = Predictions.binary()
                .add(
                        Examples.column(0.95f, 0.9f, 0.8f, 0.6f, 0.4f, 0.2f, 0.1f),
                        Examples.column(0, 1, 1, 0, 1, 1, 0),
                        new float[] {0, 1, 0, 1, 0, 1, 0})
                .report();

        assertThat(with.roc()).isEqualTo(without.roc());
        assertThat(with.precisionRecall()).isEqualTo(without.precisionRecall());
    }

    @Test
    void thePrecisionRecallCurveOfTwoClasses() {
        PrecisionRecallCurve curve = Examples.binary().report().precisionRecall();

        assertThat(curve.area()).isCloseTo(0.8773809523809524, within(1e-12));
        assertThat(curve.points())
                .extracting(PrecisionRecallCurve.Point::precision)
                .containsExactly(1.0, 1.0, 1.0, 1.0, 0.75, 0.8, 5 / 7.0, 0.75, 2 / 3.0, 0.6, 6 / 11.0, 0.5);
        assertThat(curve.points())
                .extracting(PrecisionRecallCurve.Point::recall)
                .containsExactly(0.0, 1 / 6.0, 2 / 6.0, 0.5, 0.5, 4 / 6.0, 5 / 6.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void theAveragePrecisionOfWeightedRows() {
        assertThat(Examples.weightedBinary().report().averagePrecision()).isCloseTo(0.74427708066152, within(1e-12));
    }

    @Test
    void severalClassesAreMeasuredOneAgainstTheRest() {
        EvaluationReport report = Examples.classes().report();

        assertThat(areas(report, index -> report.roc(index).area()))
                .containsExactly(0.8571428571428571, 0.8095238095238095, 0.875);
        assertThat(report.rocAuc()).isCloseTo(0.8472222222222222, within(1e-12));
        assertThat(report.weightedRocAuc()).isCloseTo(0.85, within(1e-12));
        assertThat(report.averagePrecision()).isCloseTo(0.7768518518518519, within(1e-12));
    }

    @Test
    void severalClassesOfWeightedRows() {
        EvaluationReport report = Examples.weightedClasses().report();

        assertThat(report.rocAuc()).isCloseTo(0.8453672592891608, within(1e-12));
        assertThat(report.weightedRocAuc()).isCloseTo(0.8460062524778396, within(1e-12));
        assertThat(report.averagePrecision()).isCloseTo(0.7897435897435897, within(1e-12));
    }

    @Test
    void labels() {
        EvaluationReport report = Examples.labels().report();

        assertThat(report.rocAuc()).isCloseTo(0.851851851851852, within(1e-12));
        assertThat(report.averagePrecision()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void equalScoresArePassedTogether() {
        RocCurve curve = Predictions.binary()
                .add(Examples.column(0.5f, 0.5f, 0.5f), Examples.column(1, 0, 1))
                .report()
                .roc();

        assertThat(curve.area()).isEqualTo(0.5);
        assertThat(curve.points()).hasSize(2);
    }

    @Test
    void scoresMayBeNegative() {
        RocCurve curve = Predictions.binary()
                .threshold(0)
                .add(Examples.column(-3, -0f, 0f, 2, -1), Examples.column(-1, -1, 1, 1, 1))
                .report()
                .roc();

        assertThat(curve.area()).isCloseTo((1.5 + 2 + 1) / 6, within(1e-12));
    }

    @Test
    void oneClassOnly() {
        EvaluationReport report = Predictions.binary()
                .names("stays", "leaves")
                .add(Examples.column(0.1f, 0.7f), Examples.column(0, 0))
                .report();

        assertThat(report.rocAuc()).isNaN();
        assertThat(report.averagePrecision()).isNaN();
        assertThat(report.undefined())
                .containsExactly(
                        "recall of leaves is undefined: no row has it",
                        "ROC AUC of leaves is undefined: no row is leaves",
                        "average precision of leaves is undefined: no row is leaves");
    }

    @Test
    void onlyTheOtherClass() {
        EvaluationReport report = Predictions.binary()
                .names("stays", "leaves")
                .add(Examples.column(0.6f, 0.7f), Examples.column(1, 1))
                .report();

        assertThat(report.rocAuc()).isNaN();
        assertThat(report.averagePrecision()).isEqualTo(1);
        assertThat(report.undefined())
                .containsExactly(
                        "precision of stays is undefined: it is never predicted",
                        "recall of stays is undefined: no row has it",
                        "F1 of stays is undefined: it is never predicted, and no row has it",
                        "ROC AUC of leaves is undefined: all rows are leaves");
    }

    @Test
    void aCurveOfSeveralClassesNeedsAnIndex() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Examples.classes().report().roc())
                .withMessage("there are 3 classes; name one by its index, from 0 to 2");
    }

    @Test
    void aBinaryScoreIsThatOfClassOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Examples.binary().names("stays", "leaves").report().roc(0))
                .withMessage("only class 1, leaves, has scores of its own, but was asked for class 0");
    }

    @Test
    void theJsonHasTheArea() {
        assertThat(Predictions.binary()
                        .add(Examples.column(0.25f, 0.75f), Examples.column(0, 1))
                        .report()
                        .roc()
                        .toJson())
                .isEqualTo(
                        "{\"area\":1,\"thresholds\":[1,0.5,0],\"falsePositiveRates\":[0,0,1],\"truePositiveRates\":[0,1,1]}");
    }

    private static List<Double> areas(EvaluationReport report, IntFunction<Double> area) {
        return IntStream.range(0, report.names().size()).mapToObj(area).toList();
    }
}
