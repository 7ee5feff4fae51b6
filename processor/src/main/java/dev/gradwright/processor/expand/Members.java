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

    private final List<FlatMethod> flat = new ArrayList<>();
    private long layers;

    /** All methods so far, in the order of their layers; one that inserts a block comes before its layers. */
    List<FlatMethod> flat() {
        return List.copyOf(flat);
    }

    /** Expands the methods of a spec as far as it makes sense. */
    List<Member> expand(List<MethodDeclaration> methods) {
        return expand(methods, "", Optional.empty());
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
        List<Member> elements = new ArrayList<>();
        for (int i = 0; i < repeats.get(); i++) {
            expandOnce(declaration, path + "." + i, owner, annotations, Optional.empty())
                    .ifPresent(elements::add);
        }
        return Optional.of(new RepeatSpec(methodOf(declaration, path), elements));
    }

    private Optional<Member> expandOnce(
            MethodDeclaration declaration,
            String path,
            Optional<BlockDeclaration> owner,
            List<FlatAnnotation> annotations,
            Optional<Long> excess) {
        LayerMethod method = methodOf(declaration, path);
        Optional<LayerSpec> layer = LayerAssembler.assemble(method, annotations);
        FlatMethod flatMethod = new FlatMethod(declaration, owner, annotations, layer, excess);
        flat.add(flatMethod);
        layers += layer.isPresent() ? 1 : 0;
        return flatMethod
                .block()
                .<Member>map(block -> new BlockSpec(
                        method, block.type().qualifiedName(), expand(block.methods(), path + ".", Optional.of(block))))
                .or(() -> layer);
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

    private static LayerMethod methodOf(MethodDeclaration declaration, String path) {
        String returned = declaration.returnType().orElse("");
        boolean returnsLayer = returned.equals(LAYER) || returned.equals("java.util.List<" + LAYER + ">");
        return new LayerMethod(declaration.name(), path, declaration.visibility(), returnsLayer, declaration.origin());
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
