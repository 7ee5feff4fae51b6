package dev.gradwright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void itHasALineForEachNode() {
        assertThat(Graphs.chain().summary()).isEqualTo("""
                Chain: 2 x 2 -> 2
                layer   kind        output  parameters
                flat    Flatten          4           0
                norm    BatchNorm        4          12
                hidden  Dense            3          12
                act     Activation       3           0
                rows    LayerNorm        3           6
                slopes  Activation       3           3
                drop    Dropout          3           0
                output  Dense            2           8
                """);
    }

    @Test
    void itShowsSourcesOtherThanTheNodeAbove() {
        assertThat(Graphs.branches().summary()).isEqualTo("""
                Branches: 4 -> 1000
                layer   kind   output  parameters  reads
                deep    Dense       3           0
                wide    Dense       3           0  the input
                sum     Add         3           0  deep, wide
                output  Dense   1,000           0
                """);
    }

    @Test
    void itIsPlainAscii() {
        assertThat(Graphs.branches().summary()).matches("[\\p{ASCII}\\n]*");
    }
}
