package dev.gradwright.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableMathTest {
    @Test
    void theExponentialIsWithinOneUlp() {
        assertThat(worst(-745, 709, StableMath::exp, StrictMath::exp)).isLessThanOrEqualTo(1);
        assertThat(worst(-1, 1, StableMath::exp, StrictMath::exp)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                1,
                -1,
                710,
                709.78,
                -745.2,
                -745.1,
                -708.5,
                Double.NaN,
                1e300,
                -1e300,
                Double.POSITIVE_INFINITY
            })
    void theExponentialHasTheLimitsOfStrictMath(double x) {
        assertThat(Double.valueOf(StableMath.exp(x))).isEqualTo(Double.valueOf(StrictMath.exp(x)));
    }

    @Test
    void theLogarithmIsWithinOneUlp() {
        assertThat(worst(0, 2, StableMath::log, StrictMath::log)).isLessThanOrEqualTo(1);
        assertThat(worst(0, 1e9, StableMath::log, StrictMath::log)).isLessThanOrEqualTo(1);
        assertThat(worst(-700, 700, x -> StableMath.log(StrictMath.exp(x)), x -> StrictMath.log(StrictMath.exp(x))))
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, -0.0, 1, -1, Double.NaN, Double.MIN_VALUE, 1e-310, Double.MAX_VALUE, Double.POSITIVE_INFINITY
            })
    void theLogarithmHasTheLimitsOfStrictMath(double x) {
        double expected = StrictMath.log(x);
        if (Double.isFinite(expected)) {
            assertThat(StableMath.log(x)).isCloseTo(expected, within(2 * Math.ulp(expected)));
        } else {
            assertThat(Double.valueOf(StableMath.log(x))).isEqualTo(Double.valueOf(expected));
        }
    }

    @Test
    void theLogarithmOfOnePlusIsWithinTwoUlps() {
        assertThat(worst(0, 1, StableMath::log1p, StrictMath::log1p)).isLessThanOrEqualTo(2);
        assertThat(worst(-40, 0, x -> StableMath.log1p(StrictMath.exp(x)), x -> StrictMath.log1p(StrictMath.exp(x))))
                .isLessThanOrEqualTo(2);
        assertThat(StableMath.log1p(0)).isZero();
        assertThat(StableMath.log1p(Double.POSITIVE_INFINITY)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 7.5, 1023, 1024, 1025, 1e6, 0.5, -0.5, -3, -2000})
    void aPowerIsCloseToThatOfStrictMath(double y) {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double x = StrictMath.exp((2 * random.nextDouble() - 1) * 700 / Math.max(1, Math.abs(y)));
            double expected = StrictMath.pow(x, y);
            assertThat(StableMath.pow(x, y)).as("%s to the %s", x, y).isCloseTo(expected, within(3e-13 * expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 2, 0",
        "0, 0.5, 0",
        "1, 0.3, 1",
        "1, 1e9, 1",
        "0.1, 1, 0.1",
        "2, 10, 1024",
        "2, -2, 0.25",
        "0.9, 1e6, 0"
    })
    void powersThatAreExact(double x, double y, double power) {
        assertThat(StableMath.pow(x, y)).isEqualTo(power);
    }

    @Test
    void allocatesNothing() {
        double[] sum = {0};
        assertThat(Allocation.ofOne(() -> {
                    for (double y = -2; y <= 2; y += 0.25) {
                        sum[0] += StableMath.pow(1.2, y)
                                + StableMath.pow(0.7, y)
                                + StableMath.exp(y)
                                + StableMath.cosOfTurns(0.3);
                    }
                }))
                .isZero();
        assertThat(sum[0]).isPositive();
    }

    @Test
    void theCosineOfTurnsIsWithinOneUlpOfOne() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double turns = random.nextDouble();
            assertThat(StableMath.cosOfTurns(turns)).isCloseTo(StrictMath.cos(2 * Math.PI * turns), within(1e-15));
        }
        assertThat(StableMath.cosOfTurns(0)).isEqualTo(1);
        assertThat(StableMath.cosOfTurns(0.25)).isZero();
        assertThat(StableMath.cosOfTurns(0.5)).isEqualTo(-1);
        assertThat(StableMath.cosOfTurns(1)).isEqualTo(1);
    }

    /** The largest difference in ulps over random arguments of a range. */
    private static double worst(double from, double to, DoubleUnaryOperator actual, DoubleUnaryOperator expected) {
        return new Random(1)
                .doubles(200_000, from, to)
                .map(x -> Math.abs(actual.applyAsDouble(x) - expected.applyAsDouble(x))
                        / Math.ulp(expected.applyAsDouble(x)))
                .max()
                .orElseThrow();
    }
}
