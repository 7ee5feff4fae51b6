package dev.gradwright.processor.emit;

import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void itHasALineForEachLayer() {
        assertThat(SummaryTable.of(
                        "Digits",
                        network("Digits", 28, 28)
                                .flatten("pixels")
                                .batchNorm("norm")
                                .dense("output", 1000)
                                .lower()))
                .containsExactly(
                        "Digits: 28 x 28 -> 1000",
                        "layer   kind       output  parameters",
                        "pixels  Flatten       784           0",
                        "norm    BatchNorm     784       3,136",
                        "output  Dense       1,000     785,000");
    }

    @Test
    void itSaysWhatALayerReadsThatIsNotTheOneAbove() {
        assertThat(SummaryTable.of(
                        "Wide",
                        network("Wide", 8)
                                .dense("deep", 30)
                                .concat("joined", "", "deep")
                                .dense("output", 1)
                                .lower()))
                .containsExactly(
                        "Wide: 8 -> 1",
                        "layer   kind    output  parameters  reads",
                        "deep    Dense       30         270",
                        "joined  Concat      38           0  the input, deep",
                        "output  Dense        1          39");
    }

    @Test
    void itIsPlainAscii() {
        assertThat(SummaryTable.of("N", network("N", 2, 2).dense("output", 2).lower()))
                .allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
    }
}
