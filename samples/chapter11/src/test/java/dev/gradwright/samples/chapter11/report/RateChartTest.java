package dev.gradwright.samples.chapter11.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateChartTest {
    @Test
    void drawsALineForEachOfAFewSteps() {
        assertThat(RateChart.of(new double[] {1e-3, 1e-2, 0.1}, new float[] {2, 1, 8}))
                .isEqualToNormalizingNewlines(" 1.0e-03    2.000  " + "#".repeat(25) + "\n" + " 1.0e-02    1.000  "
                        + "#".repeat(13) + "\n" + " 1.0e-01    8.000  " + "#".repeat(50) + "\n");
    }

    @Test
    void drawsTheFirstAndTheLastOfManySteps() {
        double[] rates = new double[430];
        float[] losses = new float[430];
        for (int step = 0; step < rates.length; step++) {
            rates[step] = step + 1;
            losses[step] = 1;
        }

        assertThat(RateChart.of(rates, losses).lines())
                .hasSize(24)
                .startsWith(" 1.0e+00    1.000  " + "#".repeat(25))
                .endsWith(" 4.3e+02    1.000  " + "#".repeat(25));
    }
}
