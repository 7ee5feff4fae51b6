package dev.gradwright.processor.report;

import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.report.Table.Cell;
import dev.gradwright.processor.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** What training holds in memory, by the size of a batch, and the lifetimes of its buffers. */
final class MemorySection implements Section {
    private static final long[] ROWS = {1, 32, 256, 1024};

    private final Cost cost;

    MemorySection(Cost cost) {
        this.cost = cost;
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory";
    }

    @Override
    public void write(Html html) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("rows of a batch"));
        LongStream.of(ROWS).forEach(rows -> columns.add(Column.number(String.valueOf(rows))));
        Table.write(
                html,
                "Memory of training",
                columns,
                List.of(
                        row("parameters", rows -> cost.parameterBytes()),
                        row("gradients of parameters", rows -> cost.gradientBytes()),
                        row(
                                cost.isStateKnown() ? "optimizer state" : "optimizer state, without a custom rule",
                                rows -> cost.optimizerBytes()),
                        row("scratch", rows -> cost.scratchBytes()),
                        row("buffers", cost::bufferBytes),
                        row("in total", cost::trainingBytes)));
        html.element("h3", "Buffers").line();
        html.element(
                        "p",
                        "Each bar is a buffer of a training step, from its first use to its last. Layers share a "
                                + "buffer if one can overwrite the values of the other.",
                        "class",
                        "hint")
                .line();
        new BufferChart(cost).write(html);
    }

    private static List<Cell> row(String name, LongUnaryOperator bytes) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(name));
        LongStream.of(ROWS).forEach(rows -> cells.add(Cell.text(Numbers.bytes(bytes.applyAsLong(rows)))));
        return cells;
    }
}
