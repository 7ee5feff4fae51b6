package dev.gradwright.samples.chapter11.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {
    private static final Published ONE_CYCLE = Published.of("one-cycle").orElseThrow();
    private static final Result FIRST = ResultTableTest.result("one-cycle", 1, 0.8910f);
    private static final Result SECOND = ResultTableTest.result("one-cycle", 2, 0.8930f);

    @Test
    void comparesOneRunWithThePublishedFigures() {
        assertThat(FigureTable.of(List.of(FIRST), ONE_CYCLE)).isEqualToNormalizingNewlines("""
                                 published  here             difference
                  loss              0.1610  0.2000              +0.0390
                  accuracy          0.9462  0.9500              +0.0038
                  val. loss         0.3170  0.3200              +0.0030
                  val. accuracy     0.8934  0.8910              -0.0024
                  test accuracy             0.8800
                  step                      0.50 ms
                """);
    }

    @Test
    void givesMeanAndDeviationOfSeveralSeeds() {
        assertThat(FigureTable.of(List.of(FIRST, SECOND), ONE_CYCLE))
                .contains("  val. accuracy     0.8934  0.8920 ± 0.0014     -0.0014");
    }

    @Test
    void hasNoDifferencesWithoutAPublishedResult() {
        assertThat(FigureTable.of(List.of(FIRST))).isEqualToNormalizingNewlines("""
                  loss           0.2000
                  accuracy       0.9500
                  val. loss      0.3200
                  val. accuracy  0.8910
                  test accuracy  0.8800
                  step           0.50 ms
                """);
    }
}
