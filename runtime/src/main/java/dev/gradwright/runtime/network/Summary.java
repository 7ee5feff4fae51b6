package dev.gradwright.runtime.network;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;
import java.util.Locale;

/** Completes the table of a network: marks frozen layers with parameters, and adds the totals. */
final class Summary {
    private static final int LINES_ABOVE = 2;
    private static final String MARK = "  frozen";

    private Summary() {}

    /**
     * The whole summary.
     *
     * @param table a title, a header and a line for each layer
     */
    static String of(String table, List<Layer> layers) {
        List<String> lines = table.lines().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean isMarked = i >= LINES_ABOVE && isFrozen(layers.get(i - LINES_ABOVE));
            text.append(lines.get(i)).append(isMarked ? MARK : "").append('\n');
        }
        return text.append(totals(layers)).toString();
    }

    private static boolean isFrozen(Layer layer) {
        return layer.isFrozen() && !layer.parameters().isEmpty();
    }

    private static String totals(List<Layer> layers) {
        long trained = 0;
        long others = 0;
        for (Layer layer : layers) {
            for (Parameter parameter : layer.parameters()) {
                long size = (long) parameter.rows() * parameter.columns();
                trained += parameter.trainable() ? size : 0;
                others += parameter.trainable() ? 0 : size;
            }
        }
        return String.format(
                Locale.ROOT,
                "Total parameters: %,d\nTrained: %,d\nNot trained: %,d\n",
                trained + others,
                trained,
                others);
    }
}
