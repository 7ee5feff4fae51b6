package dev.gradwright.processor.report;

import dev.gradwright.processor.report.Drawing.Arrow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Places the boxes of a drawing in rows, after Sugiyama, Tagawa and Toda (1981): a box is one row below the lowest of
 * its sources. An arrow that skips rows passes through a slot in each of them, so that it does not cross boxes. Slots
 * are ordered by the mean position of their neighbours, and then moved as close to them as the order permits.
 */
final class Layout {
    static final int BOX_WIDTH = 196;
    static final int BOX_HEIGHT = 54;
    static final int ROW = 76;
    private static final int GAP = 22;
    private static final int PASSAGE_WIDTH = 14;
    private static final int SWEEPS = 8;

    /** A place in a row: that of a box, or of an arrow that passes. */
    private static final class Slot {
        final int row;
        final int width;
        final List<Slot> above = new ArrayList<>();
        final List<Slot> below = new ArrayList<>();
        double x;

        Slot(int row, int width) {
            this.row = row;
            this.width = width;
        }

        /** Boxes weigh more than arrows that pass, so that chains of boxes are straight. */
        double weight() {
            return width;
        }

        /** The mean position of the neighbours; its own if there are none. */
        double wanted(List<Slot> neighbours) {
            double weights = neighbours.stream().mapToDouble(Slot::weight).sum();
            return weights == 0
                    ? x
                    : neighbours.stream()
                                    .mapToDouble(slot -> slot.weight() * slot.x)
                                    .sum()
                            / weights;
        }
    }

    private final List<Slot> boxes = new ArrayList<>();
    private final Map<Arrow, List<Slot>> paths = new HashMap<>();
    private final List<List<Slot>> rows = new ArrayList<>();
    private final double left;
    private final double right;

    Layout(Drawing drawing) {
        int[] rowOf = rows(drawing);
        for (int row : rowOf) {
            boxes.add(slot(row, BOX_WIDTH));
        }
        drawing.arrows().forEach(arrow -> paths.put(arrow, path(arrow, rowOf)));
        rows.forEach(Layout::spread);
        order();
        align();
        this.left = all().mapToDouble(slot -> slot.x - slot.width / 2.0).min().orElse(0);
        this.right = all().mapToDouble(slot -> slot.x + slot.width / 2.0).max().orElse(0);
    }

    private Stream<Slot> all() {
        return rows.stream().flatMap(List::stream);
    }

    private static int[] rows(Drawing drawing) {
        int[] rowOf = new int[drawing.boxes().size()];
        for (Arrow arrow : drawing.arrows().stream()
                .sorted(Comparator.comparingInt(Arrow::to))
                .toList()) {
            rowOf[arrow.to()] = Math.max(rowOf[arrow.to()], rowOf[arrow.from()] + 1);
        }
        return rowOf;
    }

    private Slot slot(int row, int width) {
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        Slot slot = new Slot(row, width);
        rows.get(row).add(slot);
        return slot;
    }

    private List<Slot> path(Arrow arrow, int[] rowOf) {
        List<Slot> path = new ArrayList<>(List.of(boxes.get(arrow.from())));
        for (int row = rowOf[arrow.from()] + 1; row < rowOf[arrow.to()]; row++) {
            path.add(slot(row, PASSAGE_WIDTH));
        }
        path.add(boxes.get(arrow.to()));
        for (int i = 1; i < path.size(); i++) {
            path.get(i - 1).below.add(path.get(i));
            path.get(i).above.add(path.get(i - 1));
        }
        return path;
    }

    /** Places the slots of a row side by side. */
    private static void spread(List<Slot> row) {
        double x = 0;
        for (Slot slot : row) {
            slot.x = x + slot.width / 2.0;
            x += slot.width + GAP;
        }
        for (Slot slot : row) {
            slot.x -= (x - GAP) / 2;
        }
    }

    private void order() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < rows.size(); i++) {
                List<Slot> row = rows.get(down ? i : rows.size() - 1 - i);
                Map<Slot, Double> wanted = new HashMap<>();
                row.forEach(slot -> wanted.put(slot, slot.wanted(down ? slot.above : slot.below)));
                row.sort(Comparator.comparingDouble(wanted::get));
                spread(row);
            }
        }
    }

    private void align() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < rows.size(); i++) {
                moveTo(rows.get(down ? i : rows.size() - 1 - i), down);
            }
        }
    }

    /**
     * Moves the slots of a row to the least squares of the distances to the wanted positions, in their order and with
     * their gaps, by pooling adjacent violators.
     */
    private static void moveTo(List<Slot> row, boolean down) {
        List<double[]> pools = new ArrayList<>(); // weighted wanted positions less offsets, weights, number of slots
        double[] offsets = new double[row.size()];
        for (int i = 0; i < row.size(); i++) {
            Slot slot = row.get(i);
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + (row.get(i - 1).width + slot.width) / 2.0 + GAP;
            double wanted = slot.wanted(down ? slot.above : slot.below) - offsets[i];
            pools.add(new double[] {slot.weight() * wanted, slot.weight(), 1});
            while (pools.size() > 1 && mean(pools, 2) > mean(pools, 1)) {
                double[] last = pools.remove(pools.size() - 1);
                pools.get(pools.size() - 1)[0] += last[0];
                pools.get(pools.size() - 1)[1] += last[1];
                pools.get(pools.size() - 1)[2] += last[2];
            }
        }
        int i = 0;
        for (double[] pool : pools) {
            for (int n = 0; n < pool[2]; n++, i++) {
                row.get(i).x = pool[0] / pool[1] + offsets[i];
            }
        }
    }

    private static double mean(List<double[]> pools, int fromEnd) {
        double[] pool = pools.get(pools.size() - fromEnd);
        return pool[0] / pool[1];
    }

    int width() {
        return (int) Math.ceil(right - left);
    }

    int height() {
        return (rows.size() - 1) * ROW + BOX_HEIGHT;
    }

    /** The left edge of a box. */
    long x(int box) {
        return x(boxes.get(box)) - BOX_WIDTH / 2;
    }

    /** The upper edge of a box. */
    int y(int box) {
        return boxes.get(box).row * ROW;
    }

    private long x(Slot slot) {
        return Math.round(slot.x - left);
    }

    /** An arrow as the data of an SVG path. */
    String path(Arrow arrow) {
        List<Slot> path = paths.get(arrow);
        StringBuilder data = new StringBuilder();
        long x = x(path.get(0));
        int y = path.get(0).row * ROW + BOX_HEIGHT;
        data.append("M%d %d".formatted(x, y));
        for (Slot slot : path.subList(1, path.size())) {
            long toX = x(slot);
            int toY = slot.row * ROW;
            int middle = (y + toY) / 2;
            data.append(
                    toX == x ? "V%d".formatted(toY) : "C%d %d %d %d %d %d".formatted(x, middle, toX, middle, toX, toY));
            if (slot.width == PASSAGE_WIDTH) {
                data.append("V%d".formatted(toY + BOX_HEIGHT));
                toY += BOX_HEIGHT;
            }
            x = toX;
            y = toY;
        }
        return data.toString();
    }
}
