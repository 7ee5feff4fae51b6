package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deep nesting is rejected quickly. */
class NestingTest {
    @Test
    void blocksThatInsertTheNextOneTwiceAreNotExpandedToTheEnd() {
        String blocks = lines(40, "@Block interface B%d { B%d one(); B%2$d other(); }");

        MarkedSpec.layers("    B0 «blocks();")
                .and(blocks)
                .and("@Block interface B40 { @Dense(units = 1) DenseLayer hidden(); }")
                .reports(
                        "[NetworkSize] a network has at most 2000 blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them");
    }

    @Test
    void blocksWithoutLayersAreNotExpandedToTheEnd() {
        String blocks = lines(40, "@Block interface B%d { B%d one(); B%2$d other(); }");

        MarkedSpec.layers("    @Dense(units = 1) DenseLayer output();\n    B0 «blocks();")
                .and(blocks)
                .and("@Block interface B40 {}")
                .reports(
                        "[NetworkSize] a network has at most 2000 blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them");
    }

    @Test
    void deeplyNestedBlocksAreRejected() {
        String blocks = lines(10_000, "@Block interface B%d { B%d b(); }");

        MarkedSpec.layers("    B0 «b();")
                .and(blocks)
                .and("@Block interface B10000 { @Dense(units = 1) DenseLayer hidden(); }")
                .reports(
                        "[NetworkSize] blocks are nested at most 100 deep; nest them less, or repeat one with @Repeat");
    }

    @Test
    void aHundredNestedBlocksAreAccepted() {
        MarkedSpec.layers("    B0 b();")
                .and(lines(99, "@Block interface B%d { B%d b(); }"))
                .and("@Block interface B99 { @Dense(units = 1) DenseLayer hidden(); }")
                .isAccepted();
    }

    @Test
    void blocksThatAllInsertEachOtherAreReportedOncePerBlockAtMost() {
        String inserted = lines(9, "    B%d b%1$d();");
        String blocks = lines(9, "@Block interface B%d {\n" + inserted.replace("%", "%%") + "}");

        assertThat(Compiled.of(MarkedSpec.layers("    B0 blocks();").and(blocks).source())
                        .errors())
                .hasSizeBetween(1, 9)
                .allMatch(error -> error.contains("[CyclicBlock]"));
    }

    @Test
    void annotationsThatAllCarryEachOtherAreRejected() {
        String carried = IntStream.range(0, 9).mapToObj(i -> "@A" + i).collect(Collectors.joining(" "));
        String annotations = IntStream.range(0, 9)
                .mapToObj(i -> carried.replace("@A" + i, "@Dense(units = 1)") + " @interface A" + i + " {}\n")
                .collect(Collectors.joining());

        MarkedSpec.layers("    «@A0 DenseLayer hidden();\n    @A0 DenseLayer output();")
                .and(annotations)
                .reports(
                        "[NetworkSize] a composed annotation carries at most 1000 annotations, each nested in at most 100 others, but @A0 exceeds that; compose it of fewer");
    }

    @Test
    void deeplyNestedAnnotationsAreRejected() {
        String chain = lines(150, "@A%2$d @interface A%1$d {}");

        MarkedSpec.layers("    «@A0 DenseLayer output();")
                .and(chain)
                .and("@Dense(units = 1) @interface A150 {}")
                .reports(
                        "[NetworkSize] a composed annotation carries at most 1000 annotations, each nested in at most 100 others, but @A0 exceeds that; compose it of fewer");
    }

    @Test
    void annotationsInACycleStillCarryOthers() {
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
