package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.random.CounterRandom;
import org.junit.jupiter.api.Test;

class CategoryCountsTest {
    /** Categories of which number i is about 1/i as frequent as the first, and some that occur once. */
    private static void addAll(CategoryCounts counts, int rows) {
        for (int row = 0; row < rows; row++) {
            counts.add(row % 2 == 0 ? "once " + row : "often " + (int) Math.exp(7 * CounterRandom.uniform(1, row)));
        }
    }

    @Test
    void countsAreExactUpToTheCapacity() {
        CategoryCounts limited = new CategoryCounts(true);
        CategoryCounts all = new CategoryCounts(false);
        addAll(limited, 100_000);
        addAll(all, 100_000);

        assertThat(all.asMap()).hasSizeLessThan(CategoryCounts.CAPACITY);
        assertThat(limited.asMap().keySet()).isEqualTo(all.asMap().keySet());
        assertThat(limited.asMap())
                .allSatisfy((category, count) ->
                        assertThat(count).isEqualTo(all.asMap().get(category)));
    }

    @Test
    void beyondTheCapacityTheyAreTooLowByAtMostTheBound() {
        int rows = 1_000_000;
        CategoryCounts limited = new CategoryCounts(true);
        CategoryCounts all = new CategoryCounts(false);
        addAll(limited, rows);
        addAll(all, rows);

        assertThat(all.asMap()).hasSizeGreaterThan(500_000);
        assertThat(limited.asMap()).hasSizeLessThanOrEqualTo(CategoryCounts.CAPACITY);
        all.asMap().forEach((category, exact) -> {
            long[] count = limited.asMap().getOrDefault(category, new long[1]);
            assertThat(count[0]).as(category).isBetween(exact[0] - rows / 32_768, exact[0]);
        });
        long counted =
                limited.asMap().values().stream().mapToLong(count -> count[0]).sum();
        assertThat(counted + limited.dropped()).isEqualTo(rows);
    }
}
