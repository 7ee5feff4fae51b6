package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.Metric;
import java.util.EnumSet;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases that the numbers of Keras do not cover: other kinds of targets, undefined metrics, weights and resets. */
class RunningMetricsTest {
    @Test
    void knowsTheNumberOfClassesIfTargetsAreClasses() {
        assertThat(metrics(TargetKind.CLASS_INDEX, 3).classes()).hasValue(3);
        assertThat(metrics(TargetKind.BINARY, 1).classes()).hasValue(2);
        assertThat(metrics(TargetKind.SIGN, 1).classes()).hasValue(2);
        assertThat(metrics(TargetKind.VALUES, 1).classes()).isEmpty();
    }

    private static RunningMetrics metrics(TargetKind targets, int units) {
        return new RunningMetrics(targets, units, MetricOptions.DEFAULT);
    }

    private static final FMatrixRMaj NO = matrix(new float[][] {{0}, {0}});

    @Test
    void binaryAccuracyIsAveragedOverTheOutputs() {
        FMatrixRMaj predictions = matrix(new float[][] {{0.9f, 0.1f, 0.7f, 0.2f}});
        FMatrixRMaj y = matrix(new float[][] {{1, 0, 0, 0}});

        assertThat(of(Metric.ACCURACY, TargetKind.BINARY, predictions, y)).isEqualTo(0.75f);
    }

    @Test
    void accuracyOfSquaredErrorsIsBinaryOfOneUnitAndCategoricalOfMore() {
        assertThat(TargetKind.VALUES.accuracy(1)).isEqualTo(Accuracy.BINARY);
        assertThat(TargetKind.VALUES.accuracy(3)).isEqualTo(Accuracy.CATEGORICAL);
    }

    @Test
    void accuracyOfHingesComparesSignsForBothFormsOfTargets() {
        FMatrixRMaj scores = matrix(new float[][] {{0.2f}, {-3}, {-0.1f}, {4}});
        FMatrixRMaj signs = matrix(new float[][] {{1}, {-1}, {1}, {-1}});
        FMatrixRMaj zeros = matrix(new float[][] {{1}, {0}, {1}, {0}});

        assertThat(of(Metric.ACCURACY, TargetKind.SIGN, scores, signs)).isEqualTo(0.5f);
        assertThat(of(Metric.ACCURACY, TargetKind.SIGN, scores, zeros)).isEqualTo(0.5f);
    }

    @Test
    void precisionAndRecallOfClassIndicesAreThoseOfTheirOneHotForm() {
        FMatrixRMaj p = matrix(new float[][] {{0.7f, 0.2f, 0.1f}, {0.1f, 0.6f, 0.3f}, {0.3f, 0.3f, 0.4f}});
        FMatrixRMaj labels = matrix(new float[][] {{0}, {2}, {2}});

        assertThat(of(Metric.PRECISION, TargetKind.CLASS_INDEX, p, labels)).isEqualTo(0.5f);
        assertThat(of(Metric.RECALL, TargetKind.CLASS_INDEX, p, labels)).isCloseTo(1 / 3f, within(1e-7f));
    }

    @Test
    void binaryF1UsesTheSingleOutput() {
        FMatrixRMaj p = matrix(new float[][] {{0.9f}, {0.8f}, {0.3f}, {0.2f}});
        FMatrixRMaj y = matrix(new float[][] {{1}, {0}, {1}, {0}});

        assertThat(of(Metric.F1, TargetKind.BINARY, p, y)).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void perfectRankingHasAnAreaOfOne() {
        FMatrixRMaj p = matrix(new float[][] {{0.9f}, {0.8f}, {0.3f}, {0.2f}});
        FMatrixRMaj y = matrix(new float[][] {{1}, {1}, {0}, {0}});

        assertThat(of(Metric.AUC, TargetKind.BINARY, p, y)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRECISION", "RECALL", "F1", "AUC", "R2"})
    void isUndefinedWithoutPositives(Metric metric) {
        assertThat(of(metric, TargetKind.BINARY, NO, NO)).isNaN();
    }

    @Test
    void theAreaIsUndefinedWithoutNegatives() {
        assertThat(of(Metric.AUC, TargetKind.BINARY, NO, matrix(new float[][] {{1}, {1}})))
                .isNaN();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NDCG", "MAP", "MRR"}) // of rankings: RankingMetricsTest
    void isUndefinedIfAllWeightsAreZero(Metric metric) {
        RunningMetrics metrics = new RunningMetrics(TargetKind.BINARY, 1, new MetricOptions(0.5f, 5, 0, true), metric);
        metrics.add(0, matrix(new float[][] {{0.2f}, {0.9f}}), matrix(new float[][] {{0}, {1}}), NO);

        assertThat(metrics.value(metric)).isNaN();
    }

    @Test
    void f1LeavesOutClassesWithoutRowsAndPredictions() {
        FMatrixRMaj p = matrix(new float[][] {{0.8f, 0.1f, 0.1f}, {0.3f, 0.6f, 0.1f}});

        assertThat(of(Metric.F1, TargetKind.CLASS_INDEX, p, matrix(new float[][] {{0}, {1}})))
                .isEqualTo(1);
    }

    @Test
    void f1IsZeroIfNoPositiveIsPredicted() {
        assertThat(of(Metric.F1, TargetKind.BINARY, NO, matrix(new float[][] {{1}, {0}})))
                .isZero();
    }

    @Test
    void rSquaredIsUndefinedForConstantTargetsDespiteRounding() {
        FMatrixRMaj constant = matrix(new float[][] {{0.1f}, {0.1f}, {0.1f}});
        FMatrixRMaj varied = matrix(new float[][] {{0.1f, 1}, {0.1f, 2}, {0.1f, 3}});

        assertThat(of(Metric.R2, TargetKind.VALUES, matrix(new float[][] {{1}, {2}, {3}}), constant))
                .isNaN();
        assertThat(of(Metric.R2, TargetKind.VALUES, constant, constant)).isNaN();
        assertThat(of(Metric.R2, TargetKind.VALUES, varied, varied))
                .as("of the other output")
                .isEqualTo(1);
    }

    @Test
    void weightsAreIgnoredByDefault() {
        FMatrixRMaj p = matrix(new float[][] {{1}, {0}});
        FMatrixRMaj y = matrix(new float[][] {{1}, {1}});
        FMatrixRMaj weights = matrix(new float[][] {{3}, {1}});

        assertThat(accuracy(false, p, y, weights)).isEqualTo(0.5f);
        assertThat(accuracy(true, p, y, weights)).isEqualTo(0.75f);
        assertThat(accuracy(true, p, y, null)).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NDCG", "MAP", "MRR"}) // of rankings: RankingMetricsTest
    void isNaNBeforeTheFirstRowAndAfterAReset(Metric metric) {
        RunningMetrics metrics = new RunningMetrics(TargetKind.BINARY, 1, MetricOptions.DEFAULT, metric);
        assertThat(metrics.value(metric)).isNaN();

        metrics.add(0, matrix(new float[][] {{0.2f}, {0.9f}}), matrix(new float[][] {{0}, {1}}), null);
        assertThat(metrics.value(metric)).isBetween(0f, 1f);

        metrics.reset();
        assertThat(metrics.value(metric)).isNaN();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NDCG", "MAP", "MRR"}) // of rankings: RankingMetricsTest
    void afterAResetOnlyLaterRowsCount(Metric metric) {
        FMatrixRMaj p = matrix(new float[][] {{0.2f}, {0.9f}, {0.4f}});
        FMatrixRMaj y = matrix(new float[][] {{0}, {1}, {1}});
        RunningMetrics metrics = new RunningMetrics(TargetKind.BINARY, 1, MetricOptions.DEFAULT, metric);
        metrics.add(0, matrix(new float[][] {{0.7f}, {0.1f}}), matrix(new float[][] {{0}, {1}}), null);
        metrics.reset();
        metrics.add(0, p, y, null);

        assertThat(metrics.value(metric)).isEqualTo(of(metric, TargetKind.BINARY, p, y));
    }

    @Test
    void historyNamesAreTheConstantsInLowerCase() {
        assertThat(EnumSet.allOf(Metric.class).stream().map(Metric::key))
                .containsExactly(
                        "accuracy",
                        "top_k_accuracy",
                        "precision",
                        "recall",
                        "f1",
                        "auc",
                        "mae",
                        "rmse",
                        "r2",
                        "ndcg",
                        "map",
                        "mrr");
    }

    private static float accuracy(boolean weighted, FMatrixRMaj p, FMatrixRMaj y, @Nullable FMatrixRMaj weights) {
        MetricOptions options = new MetricOptions(0.5f, 5, 0, weighted);
        RunningMetrics metrics = new RunningMetrics(TargetKind.BINARY, 1, options, Metric.ACCURACY);
        metrics.add(0, p, y, weights);
        return metrics.value(Metric.ACCURACY);
    }

    private static float of(Metric metric, TargetKind targets, FMatrixRMaj predictions, FMatrixRMaj y) {
        RunningMetrics metrics = new RunningMetrics(targets, predictions.numCols, MetricOptions.DEFAULT, metric);
        metrics.add(0, predictions, y, null);
        return metrics.value(metric);
    }

    private static FMatrixRMaj matrix(float[][] rows) {
        return new FMatrixRMaj(rows);
    }
}
