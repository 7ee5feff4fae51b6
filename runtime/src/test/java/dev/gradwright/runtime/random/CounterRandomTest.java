package dev.gradwright.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Statistics of fixed streams: bounds are five standard errors, so a sound generator passes for nearly every key. */
class CounterRandomTest {
    private static final int COUNT = 200_000;
    private static final long KEY = CounterRandom.stream(42, "test");

    @Test
    void uniformNumbersFillTheirRangeEvenly() {
        int[] bins = new int[20];
        for (int i = 0; i < COUNT; i++) {
            double u = CounterRandom.uniform(KEY, i);
            assertThat(u).isBetween(0.0, Math.nextDown(1.0));
            bins[(int) (u * bins.length)]++;
        }
        double expected = COUNT / (double) bins.length;
        double chiSquare = 0;
        for (int bin : bins) {
            chiSquare += (bin - expected) * (bin - expected) / expected;
        }
        // 19 degrees of freedom: mean 19, deviation √38
        assertThat(chiSquare).isLessThan(19 + 5 * Math.sqrt(38));
    }

    @Test
    void gaussianNumbersHaveMeanZeroAndVarianceOne() {
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < COUNT; i++) {
            double z = CounterRandom.gaussian(KEY, i);
            sum += z;
            squares += z * z;
            fourths += z * z * z * z;
        }
        double error = 1 / Math.sqrt(COUNT);
        assertThat(sum / COUNT).isCloseTo(0, Offset.offset(5 * error));
        assertThat(squares / COUNT).isCloseTo(1, Offset.offset(5 * Math.sqrt(2) * error));
        assertThat(fourths / COUNT).isCloseTo(3, Offset.offset(5 * Math.sqrt(96) * error));
    }

    @Test
    void neighbouringNumbersAreNotCorrelated() {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += CounterRandom.gaussian(KEY, i) * CounterRandom.gaussian(KEY, i + 1);
        }
        assertThat(sum / COUNT).isCloseTo(0, Offset.offset(5 / Math.sqrt(COUNT)));
    }

    @Test
    void belowReachesEveryNumberUnderTheBoundEquallyOften() {
        int[] counts = new int[7];
        for (int i = 0; i < COUNT; i++) {
            counts[CounterRandom.below(7, KEY, i)]++;
        }
        double share = COUNT / 7.0;
        for (int count : counts) {
            assertThat((double) count).isCloseTo(share, Offset.offset(5 * Math.sqrt(share)));
        }
    }

    @Test
    void keepHasTheGivenRateOverRowsAndOverColumns() {
        for (float rate : new float[] {0.1f, 0.2f, 0.5f, 0.9f}) {
            int threshold = CounterRandom.dropThreshold(rate);
            int kept = 0;
            for (int i = 0; i < COUNT; i++) {
                kept += CounterRandom.keep(threshold, KEY, i / 300, i % 300) ? 1 : 0;
            }
            double deviation = Math.sqrt(rate * (1 - rate) / COUNT);
            assertThat(kept / (double) COUNT).isCloseTo(1 - rate, Offset.offset(5 * deviation));
        }
    }

    @Test
    void keepDiffersFromRowToRowAndFromKeyToKey() {
        int threshold = CounterRandom.dropThreshold(0.5f);
        int sameAsNextRow = 0;
        int sameAsNextKey = 0;
        for (int i = 0; i < COUNT; i++) {
            boolean kept = CounterRandom.keep(threshold, KEY, i / 300, i % 300);
            sameAsNextRow += kept == CounterRandom.keep(threshold, KEY, i / 300 + 1, i % 300) ? 1 : 0;
            sameAsNextKey += kept == CounterRandom.keep(threshold, KEY + 1, i / 300, i % 300) ? 1 : 0;
        }
        Offset<Double> chance = Offset.offset(2.5 / Math.sqrt(COUNT));
        assertThat(sameAsNextRow / (double) COUNT).isCloseTo(0.5, chance);
        assertThat(sameAsNextKey / (double) COUNT).isCloseTo(0.5, chance);
    }

    @Test
    void aRateOfZeroKeepsEverything() {
        for (int i = 0; i < 1000; i++) {
            assertThat(CounterRandom.keep(CounterRandom.dropThreshold(0), KEY, i, i))
                    .isTrue();
        }
    }

    @Test
    void streamsDifferByNameAndSeed() {
        assertThat(CounterRandom.stream(1, "a")).isNotEqualTo(CounterRandom.stream(1, "b"));
        assertThat(CounterRandom.stream(1, "a")).isNotEqualTo(CounterRandom.stream(2, "a"));
        assertThat(CounterRandom.stream(1, "a")).isEqualTo(CounterRandom.stream(1, "a"));
        assertThat(CounterRandom.derive(KEY, 0)).isNotEqualTo(CounterRandom.derive(KEY, 1));
    }
}
