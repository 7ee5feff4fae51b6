package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {
    @Test
    void theTextOfTwoClasses() {
        assertThat(Examples.weightedBinary().names("stays", "leaves").report()).hasToString("""
                        12 rows of weight 17.75

                                  precision  recall      F1  support
                        stays        0.8333  0.7692  0.8000       13
                        leaves       0.4783  0.5789  0.5238    4.750

                        macro        0.6558  0.6741  0.6619    17.75
                        micro        0.7183  0.7183  0.7183    17.75
                        weighted     0.7383  0.7183  0.7261    17.75

                        accuracy 0.7183

                        actual \\ predicted  stays  leaves
                        stays                  10       3
                        leaves                  2   2.750

                        ROC AUC 0.8421, average precision 0.7443, Brier score 0.1686""");
    }

    /** Above 0.5 there are 4 of 6 positives and 1 of 6 negatives. */
    @Test
    void theFiguresOfTwoClassesByName() {
        Map<String, Double> figures = Examples.binary().report().figures();

        assertThat(figures.keySet())
                .containsExactly(
                        "accuracy",
                        "macro F1",
                        "precision",
                        "recall",
                        "F1",
                        "ROC AUC",
                        "average precision",
                        "Brier score");
        assertThat(figures.get("accuracy")).isCloseTo(0.75, within(1e-9));
        assertThat(figures.get("macro F1")).isCloseTo((10.0 / 13 + 8.0 / 11) / 2, within(1e-9));
        assertThat(figures.get("precision")).isCloseTo(0.8, within(1e-9));
        assertThat(figures.get("recall")).isCloseTo(4.0 / 6, within(1e-9));
        assertThat(figures.get("F1")).isCloseTo(8.0 / 11, within(1e-9));
        assertThat(figures.get("ROC AUC")).isCloseTo(0.875, within(1e-9));
    }

    /** The errors are 1 and 2, the targets 1 from their mean. */
    @Test
    void theFiguresOfValuesByName() {
        assertThat(Predictions.values(1)
                        .add(Examples.column(1, 2), Examples.column(2, 4))
                        .report()
                        .figures())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("MAE", 1.5, "RMSE", Math.sqrt(2.5), "R²", -1.5)));
    }

    @Test
    void theTextSaysWhatIsUndefined() {
        assertThat(Predictions.binary()
                        .names("stays", "leaves")
                        .add(Examples.column(0.1f), Examples.column(0))
                        .report()
                        .toString())
                .contains("ROC AUC NaN, average precision NaN, Brier score 0.0100")
                .endsWith("ROC AUC of leaves is undefined: no row is leaves\n"
                        + "average precision of leaves is undefined: no row is leaves");
    }

    @Test
    void scoresHaveNoBrierScore() {
        assertThat(Predictions.binary()
                        .threshold(0)
                        .add(Examples.column(-2, 2), Examples.column(0, 1))
                        .report()
                        .toString())
                .endsWith("ROC AUC 1.0000, average precision 1.0000");
    }

    @Test
    void theJsonHasEverything() {
        JSONObject json = new JSONObject(
                Examples.binary().names("stays", "leaves").report().toJson());

        assertThat(json.getInt("rows")).isEqualTo(12);
        assertThat(json.isNull("loss")).isTrue();
        assertThat(json.getDouble("rocAuc")).isEqualTo(0.875);
        assertThat(json.getDouble("averagePrecision")).isEqualTo(0.877380952);
        assertThat(json.getDouble("brier")).isEqualTo(0.154166665);
        assertThat(json.query("/classification/confusion/1/0")).isEqualTo(2);
        assertThat(json.query("/classification/classes/1/name")).isEqualTo("leaves");
        assertThat(json.query("/classification/classes/1/support")).isEqualTo(6);
        assertThat(json.query("/curves/0/name")).isEqualTo("leaves");
        assertThat(json.query("/curves/0/roc/thresholds/0")).isEqualTo(1);
        assertThat(json.query("/curves/0/calibration/bins/0/fractionPositive")).isEqualTo(0);
        assertThat(json.getJSONArray("undefined")).isEmpty();
    }

    @Test
    void whatIsUndefinedIsNullInJson() {
        JSONObject json = new JSONObject(Predictions.binary()
                .add(Examples.column(0.1f), Examples.column(0))
                .report()
                .toJson());

        assertThat(json.isNull("rocAuc")).isTrue();
        assertThat(json.getJSONArray("undefined").toList()).contains("ROC AUC of 1 is undefined: no row is 1");
    }

    @Test
    void theJsonOfARegression() {
        JSONObject json =
                new JSONObject(Examples.values().names("price", "rent").report().toJson());

        assertThat(json.query("/regression/columns/1/name")).isEqualTo("rent");
        assertThat(json.query("/regression/columns/0/absoluteErrorQuantiles/0.5"))
                .hasToString("0.5");
        assertThat(json.query("/regression/mae")).hasToString("0.55");
    }

    @Test
    void theJsonOfLabelsHasNoCommonConfusionMatrix() {
        JSONObject json = new JSONObject(Examples.labels().report().toJson());

        assertThat(json.getJSONObject("classification").has("confusion")).isFalse();
        assertThat(json.getJSONArray("curves")).hasSize(3);
    }
}
