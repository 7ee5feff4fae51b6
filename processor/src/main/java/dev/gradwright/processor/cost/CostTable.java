package dev.gradwright.processor.cost;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layers of a network and their costs as a text table. Like that of {@code summary()}, it is plain ASCII except for
 * the names, so that any console can show it.
 */
public final class CostTable {
    /** The number of rows of a batch for which memory is shown. */
    private static final int ROWS = 32;

    private static final List<String> HEADER = List.of("layer", "kind", "output", "parameters", "multiply-adds");
    private static final int WORDS = 2;
    /** A longer path loses its beginning. */
    private static final int MAX_LETTERS = 60;

    private static final String OMISSION = "...";
    private static final String GAP = "  ";

    private final Program program;
    private final Cost cost;

    private CostTable(Program program, Cost cost) {
        this.program = program;
        this.cost = cost;
    }

    /** The table of a network. */
    public static CostTable of(Program program, Cost cost) {
        return new CostTable(program, cost);
    }

    /** A title, all layers, and the totals: what the build log shows. */
    public String text() {
        return Stream.of(Stream.of(title()), layers().stream(), totals().stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private String title() {
        String input = program.input().stream().map(String::valueOf).collect(Collectors.joining(" x "));
        return "%s: %s -> %d".formatted(program.type().spec().name(), input, program.outputs());
    }

    /** A header and a line for each layer. */
    public List<String> layers() {
        return aligned(cost.layers());
    }

    /**
     * A header and a line for each layer. If there are too many, those in the middle are left out, and a line tells how
     * many.
     *
     * @param most the largest number of layers that are listed, at least 2
     */
    public List<String> layers(int most) {
        int left = cost.layers().size() - most;
        if (left <= 0) {
            return layers();
        }
        int above = (most + 1) / 2;
        List<LayerCost> shown = new ArrayList<>(cost.layers().subList(0, above));
        shown.addAll(cost.layers().subList(above + left, cost.layers().size()));
        List<String> lines = new ArrayList<>(aligned(shown));
        lines.add(1 + above, OMISSION + " " + Counts.grouped(left) + " more " + OMISSION);
        return lines;
    }

    /** A line each for the parameters, the memory of training and the multiply-adds. */
    public List<String> totals() {
        long trained = program.trainedParameters();
        return List.of(
                "Parameters: %s, of which %s are trained"
                        .formatted(Counts.grouped(cost.parameters()), Counts.grouped(trained)),
                "Training on batches of %d rows: %s bytes".formatted(ROWS, Counts.grouped(cost.trainingBytes(ROWS))),
                "Of these, parameters: %s, gradients: %s, optimizer state: %s%s, buffers: %s, scratch: %s"
                        .formatted(
                                Counts.grouped(cost.parameterBytes()),
                                Counts.grouped(cost.gradientBytes()),
                                Counts.grouped(cost.optimizerBytes()),
                                cost.isStateKnown() ? "" : " (without the slots of the custom optimizer)",
                                Counts.grouped(cost.bufferBytes(ROWS)),
                                Counts.grouped(cost.scratchBytes())),
                "Multiply-adds for each row: %s forward, %s backward"
                        .formatted(Counts.grouped(cost.multiplyAdds()), Counts.grouped(cost.backwardMultiplyAdds())));
    }

    private static List<String> aligned(List<LayerCost> layers) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADER);
        layers.forEach(layer -> cells.add(cells(layer)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADER.size(); column++) {
            int at = column;
            widths.add(
                    cells.stream().mapToInt(line -> line.get(at).length()).max().orElseThrow());
        }
        return cells.stream().map(line -> line(line, widths)).toList();
    }

    private static List<String> cells(LayerCost cost) {
        LoweredLayer layer = cost.layer();
        return List.of(
                shortened(layer.name()),
                layer.kind(),
                Counts.grouped(layer.outputs()),
                Counts.grouped(cost.parameters()),
                Counts.grouped(cost.multiplyAdds()));
    }

    private static String shortened(String path) {
        return path.length() <= MAX_LETTERS
                ? path
                : OMISSION + path.substring(path.length() - MAX_LETTERS + OMISSION.length());
    }

    /** Aligns words to the left and numbers to the right. */
    private static String line(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String padding = " ".repeat(widths.get(column) - cells.get(column).length());
            padded.add(column < WORDS ? cells.get(column) + padding : padding + cells.get(column));
        }
        return String.join(GAP, padded).stripTrailing();
    }
}
