package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.RepeatSpec;
import dev.gradwright.processor.spec.RuntimeNames;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Expands methods: blocks at any depth, and repeats. */
final class Members {
    private final Sources sources;
    private final LayerCounts counts = new LayerCounts();
    private final List<FlatMethod> flat = new ArrayList<>();
    /** The blocks that are being expanded, the innermost last; a block that occurs again contains itself. */
    private final Deque<BlockDeclaration> open = new ArrayDeque<>();

    private List<Member> members = List.of();
    private long layers;
    /** The number of blocks and lists so far. */
    private int groups;
    /** The limit that is exceeded; if there is one, nothing more is expanded. */
    private Optional<Oversize.Limit> excess = Optional.empty();

    private Optional<Oversize> oversize = Optional.empty();
    /** What the first layer of the current block reads, if the method that inserts the block names it. */
    private Optional<List<Valued<String>>> entry = Optional.empty();

    private Members(Sources sources) {
        this.sources = sources;
    }

    /**
     * Expands the methods of a spec as far as possible.
     *
     * @param layerPaths the paths of all layers, in which names are looked up
     */
    static Members expand(List<MethodDeclaration> methods, List<String> layerPaths) {
        Members expanded = new Members(new Sources(layerPaths));
        expanded.members = expanded.expand(methods);
        return expanded;
    }

    /** The paths of the methods that are not blocks. */
    static List<String> layerPaths(List<FlatMethod> methods) {
        return methods.stream()
                .filter(method -> method.block().isEmpty())
                .map(FlatMethod::path)
                .toList();
    }

    /** The members that the methods of the spec declare. */
    List<Member> members() {
        return members;
    }

    /** All methods in the order of their layers; a method that inserts a block comes before its layers. */
    List<FlatMethod> flat() {
        return List.copyOf(flat);
    }

    /** The limit that stopped the expansion. */
    Optional<Oversize> oversize() {
        return oversize;
    }

    private List<Member> expand(List<MethodDeclaration> methods) {
        List<Member> members = new ArrayList<>();
        for (MethodDeclaration method : methods) {
            expand(method, method.name(), Optional.empty()).ifPresent(members::add);
            if (excess.isPresent()) {
                oversize = Optional.of(new Oversize(method, excess.get()));
                break;
            }
        }
        return members;
    }

    private Optional<Member> expand(MethodDeclaration declaration, String path, Optional<BlockDeclaration> owner) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        Optional<Integer> repeats = possibleRepeats(annotations);
        if (repeats.isEmpty()) {
            return expandOnce(declaration, path, owner, annotations, Optional.empty());
        }
        long layersWithAll = layers + counts.of(declaration, annotations);
        if (layersWithAll > Oversize.Limit.LAYERS.max()) {
            return expandOnce(declaration, path, owner, annotations, Optional.of(layersWithAll));
        }
        List<FlatAnnotation> ofOthers = withoutFrom(annotations);
        List<Member> elements = new ArrayList<>();
        countGroup();
        for (int i = 0; i < repeats.get() && excess.isEmpty(); i++) {
            expandOnce(declaration, path + "." + i, owner, i == 0 ? annotations : ofOthers, Optional.empty())
                    .ifPresent(elements::add);
        }
        return Optional.of(new RepeatSpec(methodOf(declaration, path, annotations, List.of()), elements));
    }

    /**
     * The annotations of all repeats but the first: only the first reads what {@code @From} names, each other one reads
     * the one before it.
     */
    private static List<FlatAnnotation> withoutFrom(List<FlatAnnotation> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.kind() != DslAnnotation.FROM)
                .toList();
    }

    private Optional<Member> expandOnce(
            MethodDeclaration declaration,
            String path,
            Optional<BlockDeclaration> owner,
            List<FlatAnnotation> annotations,
            Optional<Long> excessOfRepeats) {
        Optional<List<Valued<String>>> named = sources.named(path, annotations).or(() -> entry);
        LayerMethod method = methodOf(
                declaration,
                path,
                annotations,
                named.orElseGet(() -> List.of(new Valued<>(sources.above(path), declaration.origin()))));
        Optional<LayerSpec> layer = LayerAssembler.assemble(method, annotations);
        FlatMethod flatMethod =
                new FlatMethod(declaration, path, owner, annotations, layer, excessOfRepeats, cycleOf(declaration));
        flat.add(flatMethod);
        layers += layer.isPresent() ? 1 : 0;
        if (layers > Oversize.Limit.LAYERS.max()) {
            excess = Optional.of(Oversize.Limit.LAYERS);
        }
        entry = flatMethod.block().flatMap(block -> named);
        return flatMethod.block().<Member>map(block -> expand(method, block)).or(() -> layer);
    }

    private BlockSpec expand(LayerMethod method, BlockDeclaration block) {
        List<Member> inner = new ArrayList<>();
        if (canOpen(block)) {
            open.addLast(block);
            for (MethodDeclaration declaration : block.methods()) {
                if (excess.isEmpty()) {
                    expand(declaration, method.path() + "." + declaration.name(), Optional.of(block))
                            .ifPresent(inner::add);
                }
            }
            open.removeLast();
        }
        entry = Optional.empty();
        return new BlockSpec(method, block.type().qualifiedName(), inner);
    }

    private boolean canOpen(BlockDeclaration block) {
        countGroup();
        if (excess.isEmpty() && open.size() == Oversize.Limit.DEPTH.max()) {
            excess = Optional.of(Oversize.Limit.DEPTH);
        }
        return excess.isEmpty() && !open.contains(block);
    }

    private void countGroup() {
        groups++;
        if (groups > Oversize.Limit.GROUPS.max()) {
            excess = Optional.of(Oversize.Limit.GROUPS);
        }
    }

    /**
     * The cycle that a method closes: the names of the blocks from the one that it inserts to that block; empty if
     * there is no cycle.
     */
    private List<String> cycleOf(MethodDeclaration declaration) {
        Optional<BlockDeclaration> block = declaration.block().filter(open::contains);
        if (block.isEmpty()) {
            return List.of();
        }
        List<String> cycle = new ArrayList<>();
        open.stream()
                .dropWhile(around -> !around.equals(block.get()))
                .forEach(around -> cycle.add(around.type().name()));
        cycle.add(block.get().type().name());
        return List.copyOf(cycle);
    }

    private static LayerMethod methodOf(
            MethodDeclaration declaration,
            String path,
            List<FlatAnnotation> annotations,
            List<Valued<String>> sources) {
        String returned = declaration.returnType().orElse("");
        String layer = RuntimeNames.LAYER.full();
        boolean returnsLayer = returned.equals(layer) || returned.equals("java.util.List<" + layer + ">");
        return new LayerMethod(
                declaration.name(),
                path,
                declaration.visibility(),
                returnsLayer,
                sources,
                Nearest.of(DslAnnotation.FROZEN, annotations).isPresent(),
                Nearest.of(DslAnnotation.LEARNING_RATE, annotations)
                        .filter(FlatAnnotation::isComplete)
                        .map(rate -> rate.doubleValue("value")),
                declaration.origin());
    }

    /** The number of repeats that these annotations declare. */
    static Optional<Valued<Integer>> repeats(List<FlatAnnotation> annotations) {
        return Nearest.of(DslAnnotation.REPEAT, annotations)
                .filter(FlatAnnotation::isComplete)
                .map(repeat -> repeat.intValue("value"));
    }

    /**
     * The same; empty if the number is out of range, so the method is expanded once and its other problems are found.
     */
    static Optional<Integer> possibleRepeats(List<FlatAnnotation> annotations) {
        return repeats(annotations).map(Valued::value).filter(repeats -> repeats >= 1 && repeats <= RepeatSpec.MAX);
    }
}
