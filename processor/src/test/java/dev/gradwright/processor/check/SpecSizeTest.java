package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However much is nested, the compiler says soon that it is too much. */
class SpecSizeTest {
    @Test
    void layersAreCountedOneByOne() {
        String thousand = lines(1_000, "    @Dense(units = 1) DenseLayer hidden%d();");

        MarkedSpec.layers(thousand + "    @Dense(units = 1) DenseLayer «output();")
                .reports(
                        "[SpecSize] with output the network has more than 1000 layers, and a class file cannot hold many more; use fewer");
    }

    @Test
    void aThousandLayersAreNotTooMany() {
        MarkedSpec.layers(lines(1_000, "    @Dense(units = 1) DenseLayer hidden%d();"))
                .isAccepted();
    }

    @Test
    void blocksThatInsertTheNextOneTwiceAreNotExpandedToTheEnd() {
        String blocks = lines(40, "@Block interface B%d { B%d one(); B%2$d other(); }");

        MarkedSpec.layers("    B0 «blocks();")
                .and(blocks)
                .and("@Block interface B40 { @Dense(units = 1) DenseLayer hidden(); }")
                .reports(
                        "[SpecSize] with blocks the network has more than 1000 layers, and a class file cannot hold many more; use fewer");
    }

    @Test
    void neitherAreBlocksWithoutLayers() {
        String blocks = lines(40, "@Block interface B%d { B%d one(); B%2$d other(); }");

        MarkedSpec.layers("    @Dense(units = 1) DenseLayer output();\n    B0 «blocks();")
                .and(blocks)
                .and("@Block interface B40 {}")
                .reports("[SpecSize] with blocks the network inserts more than 10000 blocks; use fewer");
    }

    @Test
    void blocksAreNestedOnlySoDeep() {
        String blocks = lines(1_000, "@Block interface B%d { B%d inner(); }");

        MarkedSpec.layers("    B0 «blocks();")
                .and(blocks)
                .and("@Block interface B1000 { @Dense(units = 1) DenseLayer hidden(); }")
                .reports(
                        "[SpecSize] blocks inserts blocks that are nested more than 100 deep; nest them less, or repeat a block with @Repeat");
    }

    @Test
    void aHundredBlocksInEachOtherAreNotTooDeep() {
        MarkedSpec.layers("    B0 blocks();")
                .and(lines(99, "@Block interface B%d { B%d inner(); }"))
                .and("@Block interface B99 { @Dense(units = 1) DenseLayer hidden(); }")
                .isAccepted();
    }

    @Test
    void blocksThatAllInsertEachOtherAreCirclesOnly() {
        String inserted = lines(9, "    B%d b%1$d();");
        String blocks = lines(9, "@Block interface B%d {\n" + inserted.replace("%", "%%") + "}");

        assertThat(Compiled.of(MarkedSpec.layers("    B0 blocks();").and(blocks).source())
                        .errors())
                .isNotEmpty()
                .allMatch(error -> error.contains("[CyclicBlock]"));
    }

    @Test
    void annotationsThatAllCarryEachOtherBringTooMuch() {
        String carried = IntStream.range(0, 9).mapToObj(i -> "@A" + i).collect(Collectors.joining(" "));
        String annotations = IntStream.range(0, 9)
                .mapToObj(i -> carried.replace("@A" + i, "@Dense(units = 1)") + " @interface A" + i + " {}\n")
                .collect(Collectors.joining());

        MarkedSpec.layers("    «@A0 DenseLayer output();")
                .and(annotations)
                .reports(
                        "[SpecSize] @A0 brings more than 1000 annotations, or carries them through more than 100 others; compose it of fewer");
    }

    @Test
    void annotationsAreCarriedThroughOnlySoMany() {
        String chain = lines(150, "@A%2$d @interface A%1$d {}");

        MarkedSpec.layers("    «@A0 DenseLayer output();")
                .and(chain)
                .and("@Dense(units = 1) @interface A150 {}")
                .reports(
                        "[SpecSize] @A0 brings more than 1000 annotations, or carries them through more than 100 others; compose it of fewer");
    }

    @Test
    void annotationsThatCarryEachOtherInACircleBringWhatElseTheyCarry() {
        MarkedSpec.layers("    @There DenseLayer output();")
                .and("@Back @interface There {}\n@There @Dense(units = 1) @interface Back {}")
                .isAccepted();
    }

    /** Lines with the numbers from 0 on, each followed by the next. */
    private static String lines(int count, String line) {
        return IntStream.range(0, count)
                .mapToObj(i -> line.formatted(i, i + 1) + "\n")
                .collect(Collectors.joining());
    }
}
