package dev.gradwright.processor.report;

import dev.gradwright.processor.lower.Accessor;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Program;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network as a reader sees it: layers, and blocks and lists of them that can be folded. */
sealed interface Outline {
    /** The path of the layer or of the group, unique in the network. */
    String path();

    /** All layers in it, in order. */
    List<LoweredLayer> layers();

    /** The layers in front, which no method declares, then the methods of a network, in order. */
    static List<Outline> of(Program program) {
        Map<String, LoweredLayer> layers =
                program.layers().stream().collect(Collectors.toMap(LoweredLayer::name, Function.identity()));
        List<Outline> members = all(program.type().accessors(), layers);
        List<LoweredLayer> declared = layersOf(members.stream());
        return Stream.concat(
                        program.layers().stream()
                                .filter(layer -> !declared.contains(layer))
                                .<Outline>map(One::new),
                        members.stream())
                .toList();
    }

    private static List<Outline> all(List<Accessor> accessors, Map<String, LoweredLayer> layers) {
        return accessors.stream().map(accessor -> of(accessor, layers)).toList();
    }

    private static Outline of(Accessor accessor, Map<String, LoweredLayer> layers) {
        if (accessor.isBlock()) {
            List<Outline> members = all(accessor.elements(), layers);
            return new Group(
                    accessor.path(), accessor.block().orElseThrow().simple(), 1, members, layersOf(members.stream()));
        } else if (accessor.isList()) {
            List<Outline> elements = all(accessor.elements(), layers);
            List<LoweredLayer> all = layersOf(elements.stream());
            Outline first = elements.get(0);
            return first instanceof Group block
                    ? new Group(accessor.path(), block.type(), elements.size(), block.members(), all)
                    : new Group(accessor.path(), all.get(0).kind(), elements.size(), List.of(first), all);
        }
        return new One(layers.get(accessor.path()));
    }

    private static List<LoweredLayer> layersOf(Stream<Outline> members) {
        return members.flatMap(member -> member.layers().stream()).toList();
    }

    /** The first layer. */
    default LoweredLayer first() {
        return layers().get(0);
    }

    /** The last layer. */
    default LoweredLayer last() {
        return layers().get(layers().size() - 1);
    }

    /** The last step of the path, as in {@code norm} for {@code tower.7.norm}. */
    default String simpleName() {
        return path().substring(path().lastIndexOf('.') + 1);
    }

    /** Number of values that training changes. */
    default long trainedParameters() {
        return layers().stream().mapToLong(LoweredLayer::trainedParameters).sum();
    }

    /** Number of values that training does not change by a gradient. */
    default long untrainedParameters() {
        return layers().stream().mapToLong(LoweredLayer::untrainedParameters).sum();
    }

    /** A layer. */
    record One(LoweredLayer layer) implements Outline {
        @Override
        public String path() {
            return layer.name();
        }

        @Override
        public List<LoweredLayer> layers() {
            return List.of(layer);
        }
    }

    /**
     * A block, or a list of blocks or layers.
     *
     * @param type the simple name of the block, or the kind of the layers
     * @param count number of elements; 1 for a block that is not in a list
     * @param members of the first element; those of the others are alike
     * @param layers of all elements
     */
    record Group(String path, String type, int count, List<Outline> members, List<LoweredLayer> layers)
            implements Outline {
        /** As in {@code 10 × Residual}. */
        String title() {
            return count == 1 ? type : count + " × " + type;
        }
    }
}
