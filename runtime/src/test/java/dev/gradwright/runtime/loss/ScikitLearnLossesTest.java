package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Losses for regression are those of scikit-learn 1.2.1, computed in double precision from the same floats.
 * scikit-learn divides by the sum of the sample weights, so its weighted losses were multiplied by {@code Σw/rows}.
 */
class ScikitLearnLossesTest {
    /** {@code 100 * mean_absolute_percentage_error(t, p, sample_weight=w)} */
    @Test
    void meanAbsolutePercentageError() {
        FMatrixRMaj t = matrix(new float[][] {{3, -0.5f}, {2, 7}, {0.25f, -4}});
        FMatrixRMaj p = matrix(new float[][] {{2.5f, 0}, {2, 8}, {0.5f, -3}});

        assertThat(loss(new MeanAbsolutePercentageError(), p, t, null)).isCloseTo(42.65873015873016, within(1e-12));
        assertThat(loss(new MeanAbsolutePercentageError(), p, t, column(0.5f, 1, 2)))
                .isCloseTo(53.76984126984127, within(1e-12));
    }

    /** {@code mean_squared_log_error(t, p, sample_weight=w)}; zeros count as 1e-7 here, as in Keras */
    @Test
    void meanSquaredLogarithmicError() {
        FMatrixRMaj t = matrix(new float[][] {{3, 5}, {2.5f, 7}, {0, 1}});
        FMatrixRMaj p = matrix(new float[][] {{2.5f, 5}, {4, 8}, {0.5f, 0}});

        assertThat(loss(new MeanSquaredLogarithmicError(), p, t, null)).isCloseTo(0.13396258131352107, within(1e-7));
        assertThat(loss(new MeanSquaredLogarithmicError(), p, t, column(0.5f, 1, 2)))
                .isCloseTo(0.2399525270709487, within(2e-7));
    }

    /** The mean of {@code mean_pinball_loss(t, p[:, i], alpha=q[i], sample_weight=w)} over the quantiles. */
    @Test
    void quantile() {
        FMatrixRMaj t = column(1, -2, 0.5f, 3);
        FMatrixRMaj p = matrix(new float[][] {{0, 1, 2}, {-2.5f, -2, -1}, {0.75f, 0.25f, 0.5f}, {1, 2, 3.5f}});

        assertThat(loss(new Quantile(0.1f, 0.5f, 0.9f), p, t, null)).isCloseTo(0.12083333870396018, within(1e-12));
        assertThat(loss(new Quantile(0.1f, 0.5f, 0.9f), p, t, column(1, 0.5f, 0, 2)))
                .isCloseTo(0.1479166722856462, within(1e-12));
        assertThat(loss(new Quantile(0.1f), column(0, -2.5f, 0.75f, 1), t, null))
                .isCloseTo(0.14375000121071935, within(1e-12));
    }

    /** {@code mean_tweedie_deviance(t, p, power=power, sample_weight=w)} */
    @ParameterizedTest
    @CsvSource({
        "1.1, 1.648440395839482, 2.7163824554058214",
        "1.5, 1.2623282686029684, 1.560190443138675",
        "1.9, 4.949162838386513, 4.997940761683976"
    })
    void tweedie(float power, double expected, double weighted) {
        FMatrixRMaj t = column(0, 2, 0.5f, 10);
        FMatrixRMaj p = column(0.5f, 1, 0.5f, 20);

        assertThat(loss(new Tweedie(power), p, t, null)).isCloseTo(expected, within(1e-12));
        assertThat(loss(new Tweedie(power), p, t, column(1, 0.5f, 3, 2))).isCloseTo(weighted, within(1e-12));
    }

    /** {@code mean_tweedie_deviance(t, np.exp(z), power=1.5)} */
    @Test
    void tweedieOfTheLogarithms() {
        FMatrixRMaj z = column(-1, 0, 0.5f, 3);

        assertThat(loss(new ExponentialTweedie(1.5f), z, column(0, 2, 0.5f, 10), null))
                .isCloseTo(1.4257511323023964, within(1e-12));
        assertThat(z.data).containsExactly((float) Math.exp(-1), 1, (float) Math.exp(0.5), (float) Math.exp(3));
    }

    private static double loss(BatchLoss loss, FMatrixRMaj p, FMatrixRMaj t, @Nullable FMatrixRMaj weights) {
        return loss.train(p, t, weights, new FMatrixRMaj(1, 1));
    }

    private static FMatrixRMaj column(float... values) {
        return new FMatrixRMaj(values.length, 1, true, values);
    }

    private static FMatrixRMaj matrix(float[][] rows) {
        return new FMatrixRMaj(rows);
    }
}
