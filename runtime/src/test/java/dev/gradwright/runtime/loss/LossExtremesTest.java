package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Losses at kinks and for extreme values, where a naive formula overflows or divides by zero. */
class LossExtremesTest {
    private final FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

    @Test
    void logCoshOfAHugeErrorIsItsMagnitudeMinusLog2() {
        assertThat(loss(new LogCosh(), 1000, 0)).isCloseTo(1000 - Math.log(2), within(1e-9));
        assertThat(gradient.data[0]).isEqualTo(1);
    }

    @Test
    void huberIsSmoothAtDelta() {
        assertThat(loss(new Huber(0.5f), 0.5f, 0)).isEqualTo(0.125);
        assertThat(gradient.data[0]).isEqualTo(0.5f);
    }

    @Test
    void absoluteErrorOfAnExactPredictionHasNoLossAndNoGradient() {
        assertThat(loss(new MeanAbsoluteError(), 3, 3)).isZero();
        assertThat(gradient.data[0]).isZero();
    }

    @Test
    void hingesAreZeroBeyondTheMargin() {
        assertThat(loss(new Hinge(), -1, -1)).isZero();
        assertThat(gradient.data[0]).isZero();
        assertThat(loss(new SquaredHinge(), 1, 1)).isZero();
        assertThat(gradient.data[0]).isZero();
    }

    @Test
    void poissonOfZeroIsFinite() {
        assertThat(loss(new Poisson(), 0, 0)).isZero();
        assertThat(gradient.data[0]).isEqualTo(1);
    }

    @Test
    void divergenceFromAnImpossibleOutcomeIsFinite() {
        double loss = new KlDivergence()
                .train(
                        new FMatrixRMaj(new float[][] {{0, 1}}),
                        new FMatrixRMaj(new float[][] {{1, 0}}),
                        null,
                        gradient);

        assertThat(loss).isCloseTo(Math.log(1e7), within(1e-4));
        assertThat(gradient.data[0]).isZero();
    }

    @Test
    void aRowOfZerosHasNoGradient() {
        double loss = new CosineSimilarity()
                .train(
                        new FMatrixRMaj(new float[][] {{0, 0}}),
                        new FMatrixRMaj(new float[][] {{1, 2}}),
                        null,
                        gradient);

        assertThat(loss).isZero();
        assertThat(gradient.data).startsWith(0, 0);
    }

    /** As in Keras, where a target of 0 counts as 1e-7. */
    @Test
    void percentageErrorOfATargetOfZeroIsFinite() {
        assertThat(loss(new MeanAbsolutePercentageError(), 2, 0)).isEqualTo(100 * 2 / 1e-7);
        assertThat(gradient.data[0]).isEqualTo(1e9f);
        assertThat(loss(new MeanAbsolutePercentageError(), 0, 0)).isZero();
        assertThat(gradient.data[0]).isZero();
    }

    /** As in Keras, where negative values count as 1e-7. */
    @Test
    void logarithmicErrorOfNegativeValuesIsThatOfZeros() {
        assertThat(loss(new MeanSquaredLogarithmicError(), -3, 1)).isCloseTo(Math.log(2) * Math.log(2), within(1e-6));
        assertThat(gradient.data[0]).isZero();
        assertThat(loss(new MeanSquaredLogarithmicError(), 1, -3)).isCloseTo(Math.log(2) * Math.log(2), within(1e-6));
        assertThat(gradient.data[0]).isCloseTo((float) Math.log(2), within(1e-6f));
    }

    @Test
    void anExactQuantileHasNoLossAndNoGradient() {
        assertThat(loss(new Quantile(0.9f), 3, 3)).isZero();
        assertThat(gradient.data[0]).isZero();
    }

    @Test
    void tweedieOfTheExactAmountIsZero() {
        assertThat(loss(new ExponentialTweedie(1.5f), 0, 1)).isZero();
        assertThat(gradient.data[0]).isZero();
    }

    @Test
    void tweedieOfAnAmountThatIsZeroAsAFloatIsFinite() {
        assertThat(loss(new ExponentialTweedie(1.5f), -150, 1)).isFinite();
        assertThat(gradient.data[0]).isNegative().isFinite();
        assertThat(loss(new Tweedie(1.5f), 0, 1)).isFinite();
        assertThat(gradient.data[0]).isNegative().isFinite();
    }

    /** The deviance of 0 is {@code 2μ^(2−ρ)/(2−ρ)}, also if {@code μ^(1−ρ)} overflows. */
    @Test
    void tweedieOfNothingAndATinyMeanIsZero() {
        assertThat(loss(new ExponentialTweedie(1.5f), -2000, 0)).isZero();
        assertThat(gradient.data[0]).isCloseTo(0, within(1e-20f));
    }

    private double loss(BatchLoss loss, float prediction, float target) {
        return loss.train(
                new FMatrixRMaj(new float[][] {{prediction}}),
                new FMatrixRMaj(new float[][] {{target}}),
                null,
                gradient);
    }
}
