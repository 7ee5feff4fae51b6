package dev.gradwright.samples.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void aQuantileIsAtMostASixteenthTooLarge() {
        LongStream.rangeClosed(1, 100_000).forEach(histogram::record);

        assertThat(histogram.quantile(0.5)).isBetween(50_000L, 53_125L);
        assertThat(histogram.quantile(0.99)).isBetween(99_000L, 105_187L);
        assertThat(histogram.quantile(0)).isBetween(1L, 2L);
    }

    @Test
    void countsDurationsUpToALimit() {
        LongStream.of(10, 900, 1100, 5_000_000).forEach(histogram::record);

        assertThat(histogram.countUpTo(1000)).isEqualTo(2);
        assertThat(histogram.countUpTo(10_000_000)).isEqualTo(4);
        assertThat(histogram.count()).isEqualTo(4);
        assertThat(histogram.sum()).isEqualTo(5_002_010);
    }

    @Test
    void centuriesAreCountedInTheLastBucket() {
        histogram.record(Long.MAX_VALUE);

        assertThat(histogram.count()).isOne();
    }

    @Test
    void withoutDurationsAQuantileIsZero() {
        assertThat(histogram.quantile(0.99)).isZero();
    }
}
