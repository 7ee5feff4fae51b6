package dev.gradwright.runtime.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLinesTest {
    private static final int OWN_REGION = 1 << 19;

    /** The sizes of regions as {@code -Xlog:gc+init} prints them, halved and in floats. */
    @ParameterizedTest
    @CsvSource({"256, 1", "2048, 1", "2049, 2", "4096, 2", "6028, 4", "65536, 32", "500000, 32"})
    void regionsAreAPowerOfTwoOfMegabytes(long megabytesOfHeap, int megabytesOfRegion) {
        assertThat(CacheLines.ownRegion(megabytesOfHeap << 20)).isEqualTo((megabytesOfRegion << 20) / 2 / Float.BYTES);
    }

    @Test
    void anArrayThatIsAlmostLargeEnoughGetsARegionOfItsOwn() {
        assertThat(CacheLines.length(784 * 304, OWN_REGION)).isEqualTo(OWN_REGION);
        assertThat(CacheLines.length(OWN_REGION / 3, OWN_REGION)).isEqualTo(OWN_REGION);
    }

    @Test
    void otherArraysHaveTheMinimalLength() {
        assertThat(CacheLines.length(OWN_REGION / 3 - 17, OWN_REGION)).isEqualTo(OWN_REGION / 3 - 1);
        assertThat(CacheLines.length(OWN_REGION, OWN_REGION)).isEqualTo(OWN_REGION + 16);
        assertThat(CacheLines.length(48, OWN_REGION)).isEqualTo(64);
    }
}
