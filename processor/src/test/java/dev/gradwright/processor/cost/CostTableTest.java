package dev.gradwright.processor.cost;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.lower.Lowering;
import dev.gradwright.processor.lower.Program;
import dev.gradwright.processor.lower.SpecBuilder;
import dev.gradwright.processor.plan.Planner;
import org.junit.jupiter.api.Test;

class CostTableTest {
    private static CostTable tableOf(SpecBuilder spec) {
        Program program = Lowering.of(spec.build());
        return CostTable.of(program, Cost.of(Planner.of(program)));
    }

    @Test
    void theTextHasATitleALineForEachLayerAndTheTotals() {
        CostTable table = tableOf(network("Clothes", 28, 28)
                .flatten("pixels")
                .dense("hidden", 300, RELU)
                .dense("output", 10)
                .nadam(0.001));

        assertThat(table.text()).isEqualTo("""
                Clothes: 28 x 28 -> 10
                layer   kind     output  parameters  multiply-adds
                pixels  Flatten     784           0              0
                hidden  Dense       300     235,500        235,200
                output  Dense        10       3,010          3,000
                Parameters: 238,510, of which 238,510 are trained
                Training on batches of 32 rows: 3,998,432 bytes
                Of these, parameters: 954,040, gradients: 954,040, optimizer state: 1,908,080, buffers: 182,272, scratch: 0
                Multiply-adds for each row: 238,200 forward, 241,200 backward""");
    }

    @Test
    void theMiddleOfADeepNetworkIsLeftOut() {
        CostTable table = tableOf(network("Deep", 8)
                .blocks("tower", 1_000, "Floor", block -> block.dense("hidden", 8))
                .dense("output", 1));

        assertThat(table.layers(5))
                .containsExactly(
                        "layer             kind   output  parameters  multiply-adds",
                        "tower.0.hidden    Dense       8          72             64",
                        "tower.1.hidden    Dense       8          72             64",
                        "tower.2.hidden    Dense       8          72             64",
                        "... 996 more ...",
                        "tower.999.hidden  Dense       8          72             64",
                        "output            Dense       1           9              8");
    }

    @Test
    void aLongPathLosesItsBeginning() {
        CostTable table = tableOf(network("Deep", 8)
                .blocks(
                        "theFirstOfTheTowers",
                        1,
                        "Tower",
                        tower -> tower.blocks(
                                "theFloorsOfTheTower", 1, "Floor", floor -> floor.dense("theHiddenLayerOfTheFloor", 8)))
                .dense("output", 1));

        assertThat(table.layers().get(1))
                .startsWith("...heTowers.0.theFloorsOfTheTower.0.theHiddenLayerOfTheFloor  Dense ");
    }
}
