package dev.gradwright.processor.emit;

import dev.gradwright.processor.emit.text.Literals;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of {@code summary()}, to which the runtime adds what freezing changes; plain ASCII, so that it survives any source
 * encoding and console.
 */
final class SummaryTable {
    private static final List<String> HEADER = List.of("layer", "kind", "output", "parameters");
    private static final String SOURCES = "reads";
    private static final String GAP = "  ";

    private SummaryTable() {}

    /** The lines of the table: a title, a header and one for each layer. */
    static List<String> of(String name, Program program) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        program.layers().forEach(layer -> rows.add(row(layer)));
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADER.size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElseThrow());
        }
        List<String> sources = sources(program);
        List<String> lines = new ArrayList<>();
        lines.add(name + ": " + shape(program) + " -> " + program.outputs());
        for (int i = 0; i < rows.size(); i++) {
            lines.add((line(rows.get(i), widths) + GAP + sources.get(i)).stripTrailing());
        }
        return lines;
    }

    private static List<String> row(LoweredLayer layer) {
        return List.of(
                layer.name(),
                layer.kind(),
                Literals.grouped(layer.outputs()),
                Literals.grouped(layer.trainedParameters() + layer.untrainedParameters()));
    }

    /** A column that says what a layer reads other than the one above; empty where there is no such layer. */
    private static List<String> sources(Program program) {
        List<String> sources = new ArrayList<>();
        sources.add(program.isChain() ? "" : SOURCES);
        for (int place = 0; place < program.layers().size(); place++) {
            sources.add(
                    program.readsAbove(place)
                            ? ""
                            : Words.sources(program.layers().get(place).sources()));
        }
        return sources;
    }

    /** Words to the left, numbers to the right. */
    private static String line(List<String> row, List<Integer> widths) {
        return padRight(row.get(0), widths.get(0))
                + GAP
                + padRight(row.get(1), widths.get(1))
                + GAP
                + padLeft(row.get(2), widths.get(2))
                + GAP
                + padLeft(row.get(3), widths.get(3));
    }

    private static String padRight(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String shape(Program program) {
        return program.input().stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
