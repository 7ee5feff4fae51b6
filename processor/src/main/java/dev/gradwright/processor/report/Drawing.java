package dev.gradwright.processor.report;

import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network, or the inside of a block, as boxes and arrows. It is the same for the picture on the page and for the
 * Mermaid text.
 *
 * @param boxes sources before the boxes that read them
 */
record Drawing(List<Box> boxes, List<Arrow> arrows) {
    /**
     * A box.
     *
     * @param path of the layer or group; empty for what is outside
     * @param lines its text, the name first
     * @param style the class in the style sheet
     */
    record Box(String path, List<String> lines, String style) {
        /** Whether it is the input, the loss or a layer outside of a block, rather than a member. */
        boolean isOutside() {
            return style.equals("outside");
        }
    }

    /** An arrow between the boxes of two indices. */
    record Arrow(int from, int to) {}

    /** The whole network, from its input to its loss. */
    static Drawing of(Program program) {
        Builder builder = new Builder(new LayerWords(program));
        builder.outside(LoweredLayer.INPUT, "input", LayerWords.shape(program.input()));
        Outline.of(program).forEach(builder::add);
        builder.loss(program);
        return builder.build();
    }

    /** The inside of a block, or of the first block of a list. */
    static Drawing of(Outline.Group group, Program program) {
        Builder builder = new Builder(new LayerWords(program));
        group.members().forEach(builder::add);
        return builder.build();
    }

    private static final class Builder {
        private final LayerWords words;
        private final List<Box> boxes = new ArrayList<>();
        private final Set<Arrow> arrows = new LinkedHashSet<>();
        /** The index of the box of each layer, and of each name outside. */
        private final Map<String, Integer> indices = new HashMap<>();

        private final Map<String, Integer> outsiders = new LinkedHashMap<>();

        Builder(LayerWords words) {
            this.words = words;
        }

        void outside(String name, String... lines) {
            outsiders.put(name, boxes.size());
            boxes.add(new Box("", List.of(lines), "outside"));
        }

        void add(Outline item) {
            item.layers().stream()
                    .flatMap(layer -> layer.sources().stream())
                    .filter(source -> !isKnown(source, item))
                    .distinct()
                    .forEach(source -> outside(source, source.isEmpty() ? "input" : source));
            int index = boxes.size();
            boxes.add(new Box(
                    item.path(),
                    List.of(item.simpleName(), words.kind(item), LayerWords.shape(item)),
                    LayerWords.style(item)));
            item.layers().forEach(layer -> indices.put(layer.name(), index));
            for (LoweredLayer layer : item.layers()) {
                layer.sources().forEach(source -> arrow(source, index));
            }
        }

        private boolean isKnown(String source, Outline item) {
            return indices.containsKey(source)
                    || outsiders.containsKey(source)
                    || item.layers().stream().anyMatch(layer -> layer.name().equals(source));
        }

        private void arrow(String source, int to) {
            int from = indices.getOrDefault(source, outsiders.getOrDefault(source, to));
            if (from != to) {
                arrows.add(new Arrow(from, to));
            }
        }

        void loss(Program program) {
            int last = boxes.size() - 1;
            outside("loss", "loss", LayerWords.lower(program.loss().function()));
            arrows.add(new Arrow(last, boxes.size() - 1));
        }

        Drawing build() {
            return new Drawing(List.copyOf(boxes), List.copyOf(arrows));
        }
    }
}
