package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.spec.BlockSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Member;
import dev.gradwright.processor.spec.RepeatSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands methods: blocks to any depth, and repeats. */
final class Members {
    private static final String LAYER = "dev.gradwright.runtime.layer.Layer";

    private final Sources sources;
    private final List<FlatMethod> flat = new ArrayList<>();
    private List<Member> members = List.of();
    private long layers;
    /** What the first layer of a block reads, where the block's method says so. */
    private Optional<List<Valued<String>>> entry = Optional.empty();

    private Members(Sources sources) {
        this.sources = sources;
    }

    /**
     * Expands the methods of a spec as far as it makes sense.
     *
     * @param layerPaths the paths of all layers, in which names are looked up
     */
    static Members expand(List<MethodDeclaration> methods, List<String> layerPaths) {
        Members expanded = new Members(new Sources(layerPaths));
        expanded.members = expanded.expand(methods, "", Optional.empty());
        return expanded;
    }

    /** The paths of what is meant to be layers. */
    static List<String> layerPaths(List<FlatMethod> methods) {
        return methods.stream()
                .filter(method -> method.block().isEmpty())
                .map(FlatMethod::path)
                .toList();
    }

    /** What the methods of the spec stand for. */
    List<Member> members() {
        return members;
    }

    /** All methods, in the order of their layers; one that inserts a block comes before its layers. */
    List<FlatMethod> flat() {
        return List.copyOf(flat);
    }

    private List<Member> expand(List<MethodDeclaration> methods, String prefix, Optional<BlockDeclaration> owner) {
        List<Member> members = new ArrayList<>();
        for (MethodDeclaration method : methods) {
            expand(method, prefix + method.name(), owner).ifPresent(members::add);
        }
        return members;
    }

    private Optional<Member> expand(MethodDeclaration declaration, String path, Optional<BlockDeclaration> owner) {
        List<FlatAnnotation> annotations = Compositions.flatten(declaration.annotations());
        Optional<Integer> repeats = possibleRepeats(annotations);
        if (repeats.isEmpty()) {
            return expandOnce(declaration, path, owner, annotations, Optional.empty());
        }
        long layersWithAll = layers + count(declaration, annotations);
        if (layersWithAll > RepeatSpec.MOST_LAYERS) {
            return expandOnce(declaration, path, owner, annotations, Optional.of(layersWithAll));
        }
        List<FlatAnnotation> ofOthers = withoutFrom(annotations);
        List<Member> elements = new ArrayList<>();
        for (int i = 0; i < repeats.get(); i++) {
            expandOnce(declaration, path + "." + i, owner, i == 0 ? annotations : ofOthers, Optional.empty())
                    .ifPresent(elements::add);
        }
        return Optional.of(new RepeatSpec(methodOf(declaration, path, annotations, List.of()), elements));
    }

    /** The annotations of all repeats but the first, which alone reads what {@code @From} names: each reads the one before it. */
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
            Optional<Long> excess) {
        Optional<List<Valued<String>>> named = sources.named(path, annotations).or(() -> entry);
        LayerMethod method = methodOf(
                declaration,
                path,
                annotations,
                named.orElseGet(() -> List.of(new Valued<>(sources.above(path), declaration.origin()))));
        Optional<LayerSpec> layer = LayerAssembler.assemble(method, annotations);
        FlatMethod flatMethod = new FlatMethod(declaration, path, owner, annotations, layer, excess);
        flat.add(flatMethod);
        layers += layer.isPresent() ? 1 : 0;
        entry = flatMethod.block().flatMap(block -> named);
        return flatMethod.block().<Member>map(block -> expand(method, block)).or(() -> layer);
    }

    private BlockSpec expand(LayerMethod method, BlockDeclaration block) {
        List<Member> inner = expand(block.methods(), method.path() + ".", Optional.of(block));
        entry = Optional.empty();
        return new BlockSpec(method, block.type().qualifiedName(), inner);
    }

    /** How many layers a method comes to with all its repeats, and all those in its block. */
    private static long count(MethodDeclaration declaration, List<FlatAnnotation> annotations) {
        long once = declaration
                .block()
                .map(block -> block.methods().stream()
                        .mapToLong(method -> count(method, Compositions.flatten(method.annotations())))
                        .sum())
                .orElse(1L);
        return possibleRepeats(annotations).orElse(1) * once;
    }

    private static LayerMethod methodOf(
            MethodDeclaration declaration,
            String path,
            List<FlatAnnotation> annotations,
            List<Valued<String>> sources) {
        String returned = declaration.returnType().orElse("");
        boolean returnsLayer = returned.equals(LAYER) || returned.equals("java.util.List<" + LAYER + ">");
        return new LayerMethod(
                declaration.name(),
                path,
                declaration.visibility(),
                returnsLayer,
                sources,
                Nearest.of(DslAnnotation.FROZEN, annotations).isPresent(),
                declaration.origin());
    }

    /** How often a method with these annotations is repeated. */
    static Optional<Valued<Integer>> repeats(List<FlatAnnotation> annotations) {
        return Nearest.of(DslAnnotation.REPEAT, annotations)
                .filter(FlatAnnotation::isComplete)
                .map(repeat -> repeat.intValue("value"));
    }

    /** The same; empty where there cannot be so many, so that it is expanded once, for what else may be wrong with it. */
    private static Optional<Integer> possibleRepeats(List<FlatAnnotation> annotations) {
        return repeats(annotations).map(Valued::value).filter(repeats -> repeats >= 1 && repeats <= RepeatSpec.MOST);
    }
}
