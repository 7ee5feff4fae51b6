package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.math.Quantiles;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileSketchTest {
    private static final int QUANTILES = 101;

    private static double[] sketched(boolean isLimited, double[] values) {
        QuantileSketch sketch = new QuantileSketch(isLimited);
        for (double value : values) {
            sketch.add(value);
        }
        double[] quantiles = new double[QUANTILES];
        sketch.fill(quantiles, QUANTILES - 1);
        return quantiles;
    }

    private static double[] exact(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return IntStream.range(0, QUANTILES)
                .mapToDouble(i -> Quantiles.linear(sorted, i / (QUANTILES - 1.0)))
                .toArray();
    }

    private static double[] values(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    @Test
    void isExactUpToItsCapacity() {
        double[] values = values(QuantileSketch.CAPACITY, i -> CounterRandom.gaussian(1, i));

        assertThat(sketched(true, values)).containsExactly(exact(values));
    }

    @Test
    void isExactWithoutALimit() {
        double[] values = values(3 * QuantileSketch.CAPACITY + 1, i -> CounterRandom.gaussian(1, i));

        assertThat(sketched(false, values)).containsExactly(exact(values));
    }

    static Stream<Arguments> orders() {
        int count = 1_000_000;
        return Stream.of(
                Arguments.of("random", values(count, i -> CounterRandom.uniform(1, i))),
                Arguments.of("rising", values(count, i -> i)),
                Arguments.of("falling", values(count, i -> -i)),
                Arguments.of("zigzag", values(count, i -> i % 2 == 0 ? i : -i)),
                Arguments.of("saw", values(count, i -> i % 16_384)),
                Arguments.of("few values", values(count, i -> i * 7 % 5)),
                Arguments.of("heavy tails", values(count, i -> Math.exp(8 * CounterRandom.gaussian(1, i)))));
    }

    /** The rank of a quantile is wrong by at most {@code ceil(log2(n/16384))/16384} of the rows. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void ranksAreWithinTheBound(String order, double[] values) {
        double[] quantiles = sketched(true, values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double bound = Math.ceil(Math.log(values.length / 16384.0) / Math.log(2)) / 16384 * values.length;

        assertThat(quantiles[0]).isEqualTo(sorted[0]);
        assertThat(quantiles[QUANTILES - 1]).isEqualTo(sorted[sorted.length - 1]);
        for (int i = 1; i < QUANTILES - 1; i++) {
            double quantile = quantiles[i];
            long below = Arrays.stream(sorted).filter(value -> value < quantile).count();
            long upTo = Arrays.stream(sorted).filter(value -> value <= quantile).count();
            double rank = i / (QUANTILES - 1.0) * (values.length - 1);
            assertThat(below).as("quantile %d", i).isLessThanOrEqualTo((long) (rank + bound));
            assertThat(upTo).as("quantile %d", i).isGreaterThanOrEqualTo((long) (rank - bound));
        }
    }
}
