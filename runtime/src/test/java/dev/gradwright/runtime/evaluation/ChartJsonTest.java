package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.FMatrixRMaj;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class ChartJsonTest {
    private static final int ROWS = 5000;

    @Test
    void curvesOfManyRowsKeepTheirEndsAndFewPoints() {
        FMatrixRMaj scores = new FMatrixRMaj(ROWS, 1);
        FMatrixRMaj targets = new FMatrixRMaj(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            scores.data[row] = row / (float) ROWS;
            targets.data[row] = row % 3 == 0 ? 1 : 0;
        }

        JSONObject json = new JSONObject(Predictions.binary()
                .add(scores, targets)
                .names("no", "yes")
                .report()
                .chartJson());

        JSONObject curve = json.getJSONArray("curves").getJSONObject(0);
        assertThat(curve.getString("name")).isEqualTo("yes");
        JSONArray x = curve.getJSONObject("roc").getJSONArray("x");
        assertThat(x.length()).isEqualTo(201);
        assertThat(x.getDouble(0)).isZero();
        assertThat(x.getDouble(200)).isEqualTo(1);
        assertThat(curve.getJSONObject("precisionRecall").getJSONArray("y").length())
                .isEqualTo(201);
        assertThat(curve.getJSONObject("calibration").getJSONArray("x").length())
                .isEqualTo(10);
        assertThat(json.getJSONArray("confusion").getJSONArray(0).length()).isEqualTo(2);
    }

    @Test
    void ofManyClassesThereIsNoConfusionMatrixAndFewCurves() {
        int classes = 60;
        FMatrixRMaj scores = new FMatrixRMaj(classes, classes);
        FMatrixRMaj targets = new FMatrixRMaj(classes, 1);
        for (int row = 0; row < classes; row++) {
            scores.set(row, row, 1);
            targets.data[row] = row;
        }

        JSONObject json = new JSONObject(
                Predictions.classes(classes).add(scores, targets).report().chartJson());

        assertThat(json.has("confusion")).isFalse();
        assertThat(json.getJSONArray("curves").length()).isEqualTo(20);
        assertThat(json.getInt("classCount")).isEqualTo(60);
    }

    @Test
    void valuesHavePairsAndAHistogramOfResiduals() {
        FMatrixRMaj predictions = new FMatrixRMaj(ROWS, 1);
        FMatrixRMaj targets = new FMatrixRMaj(ROWS, 1);
        for (int row = 0; row < ROWS; row++) {
            targets.data[row] = row;
            predictions.data[row] = row - row % 4;
        }

        JSONObject column = new JSONObject(Predictions.values(1)
                        .add(predictions, targets)
                        .names("price")
                        .report()
                        .chartJson())
                .getJSONArray("columns")
                .getJSONObject(0);

        assertThat(column.getString("name")).isEqualTo("price");
        assertThat(column.getJSONArray("targets").length()).isEqualTo(1000);
        JSONObject residuals = column.getJSONObject("residuals");
        assertThat(residuals.getDouble("low")).isZero();
        assertThat(residuals.getDouble("high")).isEqualTo(3);
        JSONArray counts = residuals.getJSONArray("counts");
        assertThat(counts.length()).isEqualTo(40);
        assertThat(counts.getInt(0)).isEqualTo(1250);
        assertThat(counts.getInt(39)).isEqualTo(1250);
    }
}
