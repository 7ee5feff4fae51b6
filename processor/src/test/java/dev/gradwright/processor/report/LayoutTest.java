package dev.gradwright.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.report.Drawing.Arrow;
import dev.gradwright.processor.report.Drawing.Box;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayoutTest {
    /** A drawing of so many boxes; each arrow leads from the first to the second of two boxes. */
    private static Layout of(int boxes, int[]... arrows) {
        return new Layout(new Drawing(
                IntStream.range(0, boxes)
                        .mapToObj(i -> new Box("layer" + i, List.of("layer" + i), "plain"))
                        .toList(),
                List.of(arrows).stream()
                        .map(arrow -> new Arrow(arrow[0], arrow[1]))
                        .toList()));
    }

    private static int[] arrow(int from, int to) {
        return new int[] {from, to};
    }

    @Test
    void aChainIsAColumn() {
        Layout layout = of(3, arrow(0, 1), arrow(1, 2));

        assertThat(layout.width()).isEqualTo(Layout.BOX_WIDTH);
        assertThat(IntStream.range(0, 3).map(layout::y)).containsExactly(0, Layout.ROW, 2 * Layout.ROW);
        assertThat(layout.path(new Arrow(0, 1))).isEqualTo("M98 54V76");
    }

    @Test
    void branchesAreSideBySide() {
        Layout layout = of(4, arrow(0, 1), arrow(0, 2), arrow(1, 3), arrow(2, 3));

        assertThat(layout.y(1)).isEqualTo(layout.y(2));
        assertThat(Math.abs(layout.x(1) - layout.x(2))).isGreaterThan(Layout.BOX_WIDTH);
        assertThat(layout.x(0)).isEqualTo(layout.x(3));
    }

    @Test
    void anArrowThatSkipsARowPassesBesideTheBoxThere() {
        Layout layout = of(3, arrow(0, 1), arrow(1, 2), arrow(0, 2));

        assertThat(layout.width()).isGreaterThan(Layout.BOX_WIDTH);
        assertThat(layout.path(new Arrow(0, 2))).contains("V" + (Layout.ROW + Layout.BOX_HEIGHT));
    }

    @Test
    void boxesOfARowDoNotOverlap() {
        Layout layout = of(6, arrow(0, 1), arrow(0, 2), arrow(0, 3), arrow(0, 4), arrow(2, 5), arrow(4, 5));
        long[] left = IntStream.of(1, 2, 3, 4).mapToLong(layout::x).sorted().toArray();

        assertThat(IntStream.range(1, 4).mapToLong(i -> left[i] - left[i - 1]))
                .allSatisfy(distance -> assertThat(distance).isGreaterThan(Layout.BOX_WIDTH));
    }
}
