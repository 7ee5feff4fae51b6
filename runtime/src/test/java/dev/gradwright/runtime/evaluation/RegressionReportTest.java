package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers are those of scikit-learn's mean_absolute_error, mean_squared_error (squared=False), r2_score and 100 times
 * mean_absolute_percentage_error.
 */
class RegressionReportTest {
    private final RegressionReport report = Examples.values().report().regression();

    @Test
    void theErrorsOfEachColumn() {
        ColumnErrors first = report.column(0);
        assertThat(first.mae()).isCloseTo(0.5, within(1e-8));
        assertThat(first.rmse()).isCloseTo(0.61237244, within(1e-8));
        assertThat(first.r2()).isCloseTo(0.93892508, within(1e-8));
        assertThat(first.mape()).isCloseTo(37.36694678, within(1e-6));

        ColumnErrors second = report.column(1);
        assertThat(second.mae()).isCloseTo(0.6, within(1e-8));
        assertThat(second.rmse()).isCloseTo(0.70710678, within(1e-8));
        assertThat(second.r2()).isCloseTo(0.91007194, within(1e-8));
        assertThat(second.mape()).isCloseTo(41.66666667, within(1e-6));
    }

    @Test
    void theMeansOverTheColumns() {
        assertThat(report.mae()).isCloseTo(0.55, within(1e-8));
        assertThat(report.rmse()).isCloseTo(0.65973961, within(1e-8));
        assertThat(report.r2()).isCloseTo(0.92449851, within(1e-8));
        assertThat(report.mape()).isCloseTo(39.51680672, within(1e-6));
    }

    @Test
    void weightedRows() {
        RegressionReport weighted = Predictions.values(1)
                .add(Examples.column(2.5f, 0.25f, 2, 8, 4.5f), Examples.column(3, -0.5f, 2, 7, 4.25f), new float[] {
                    1, 2, 0.5f, 1, 3
                })
                .report()
                .regression();

        assertThat(weighted.mae()).isCloseTo(0.5, within(1e-8));
        assertThat(weighted.rmse()).isCloseTo(0.5845226, within(1e-7));
        assertThat(weighted.r2()).isCloseTo(0.94390222, within(1e-8));
        assertThat(weighted.mape()).isCloseTo(46.4799253, within(1e-6));
    }

    @Test
    void severalPredictionsOfOneTarget() {
        RegressionReport quantiles = Predictions.values(2)
                .names("10 %", "90 %")
                .add(new FMatrixRMaj(new float[][] {{1, 3}, {4, 8}}), Examples.column(2, 5))
                .report()
                .regression();

        assertThat(quantiles.column(0).residuals()).containsExactly(1, 1);
        assertThat(quantiles.column(1).residuals()).containsExactly(-1, -3);
    }

    @Test
    void residualsAreTargetsMinusPredictions() {
        assertThat(report.column(0).residuals()).containsExactly(0.5, -0.75, 0, -1, -0.25);
        assertThat(report.column(0).meanResidual()).isCloseTo(-1.5 / 5, within(1e-12));
    }

    /** np.quantile([0.5, 0.75, 0, 1, 0.25], fraction, method="inverted_cdf"). */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.2, 0", "0.5, 0.5", "0.9, 1", "1, 1"})
    void quantilesOfAbsoluteErrors(double fraction, double error) {
        assertThat(report.column(0).absoluteErrorQuantile(fraction)).isEqualTo(error);
    }

    /** A row that weighs 3 is 3 rows: of 0, 0, 0, 1 the median is 0. */
    @Test
    void quantilesOfWeightedErrors() {
        ColumnErrors errors = Predictions.values(1)
                .add(Examples.column(1, 2), Examples.column(1, 3), new float[] {3, 1})
                .report()
                .regression()
                .column(0);

        assertThat(errors.absoluteErrorQuantile(0.5)).isZero();
        assertThat(errors.absoluteErrorQuantile(0.8)).isEqualTo(1);
    }

    @Test
    void aFractionOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.column(0).absoluteErrorQuantile(1.5))
                .withMessage("fraction must be from 0 to 1, but is 1.5");
    }

    @Test
    void whatIsUndefined() {
        RegressionReport constant = Predictions.values(1)
                .names("price")
                .add(Examples.column(1, 2), Examples.column(0, 0))
                .report()
                .regression();

        assertThat(constant.r2()).isNaN();
        assertThat(constant.mape()).isNaN();
        assertThat(constant.undefined())
                .containsExactly(
                        "R² of price is undefined: all targets are the same",
                        "MAPE of price is undefined: the target of row 0 is 0");
    }

    @Test
    void aColumnWithoutANameHasANumber() {
        RegressionReport report = Predictions.values(1)
                .add(Examples.column(1, 2), Examples.column(3, 0))
                .report()
                .regression();

        assertThat(report.undefined()).containsExactly("MAPE of column 0 is undefined: the target of row 1 is 0");
    }

    @Test
    void theTextIsATable() {
        assertThat(Predictions.values(1)
                        .names("price")
                        .add(new FMatrixRMaj(new float[][] {{2}, {5}}), new FMatrixRMaj(new float[][] {{1}, {4}}))
                        .report())
                .hasToString("""
                        2 rows

                                 MAE   RMSE      R²  MAPE %  mean residual   50 %   90 %   99 %
                        price  1.000  1.000  0.5556   62.50         -1.000  1.000  1.000  1.000""");
    }

    @Test
    void classesHaveNoErrors() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Examples.binary().report().regression())
                .withMessage("the predictions are classes, not values; call classification()");
    }
}
