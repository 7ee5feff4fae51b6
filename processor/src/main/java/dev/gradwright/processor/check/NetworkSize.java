package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.expand.Oversize;
import java.util.List;
import java.util.stream.Stream;

/** A class file can hold the network: it has room for 65,535 constants, and a method takes 255 arguments. */
final class NetworkSize implements Rule {
    /** How many blocks and lists of repeats a network may have. */
    private static final int MOST_GROUPS = Oversize.Limit.BLOCKS.most();

    private static final String TOO_MANY_GROUPS =
            "a network has at most %d blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them";

    /** A block is generated as a record, whose constructor takes a layer for each method, and the object itself. */
    private static final int MOST_METHODS_OF_BLOCK = 254;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.NETWORK_SIZE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        checkAnnotations(spec.declaration(), report);
        if (spec.methods().stream().anyMatch(method -> method.excess().isPresent())) {
            return; // it is not expanded, and RepeatCount says so
        }
        if (spec.methods().stream().anyMatch(method -> !method.circle().isEmpty())) {
            return; // it has no end, and CyclicBlock says so
        }
        if (spec.oversize().isPresent()) {
            Oversize oversize = spec.oversize().get();
            report.at(oversize.method().origin(), describe(oversize.limit()));
        } else {
            checkGroups(spec.methods(), report);
        }
        checkBlocks(spec.declaration(), report);
    }

    private static String describe(Oversize.Limit limit) {
        return switch (limit) {
            case LAYERS ->
                "a network has at most %d layers, since a class file cannot hold many more; remove some"
                        .formatted(limit.most());
            case BLOCKS -> TOO_MANY_GROUPS.formatted(limit.most());
            case DEPTH ->
                "blocks are nested at most %d deep; nest them less, or repeat one with @Repeat".formatted(limit.most());
        };
    }

    private static void checkAnnotations(SpecDeclaration spec, Report report) {
        Stream<AnnotationUse> onMethods = spec.allMethods().flatMap(method -> method.annotations().stream());
        Stream.concat(spec.annotations().stream(), onMethods)
                .filter(use -> use.type().isTooLarge())
                .forEach(use -> report.at(
                        use.origin(),
                        "a composed annotation brings at most %d annotations, each through at most %d others, but %s exceeds that; compose it of fewer"
                                .formatted(
                                        AnnotationType.MOST_CARRIED,
                                        AnnotationType.DEEPEST,
                                        use.type().displayName())));
    }

    private static void checkGroups(List<FlatMethod> methods, Report report) {
        int groups = 0;
        for (FlatMethod method : methods) {
            int before = groups;
            groups += (method.block().isPresent() ? 1 : 0) + (isFirstOfList(method) ? 1 : 0);
            if (before <= MOST_GROUPS && groups > MOST_GROUPS) {
                report.at(method.declaration().origin(), TOO_MANY_GROUPS.formatted(MOST_GROUPS));
            }
        }
    }

    private static boolean isFirstOfList(FlatMethod method) {
        return method.isRepeated() && method.path().endsWith(".0");
    }

    private static void checkBlocks(SpecDeclaration spec, Report report) {
        spec.blocks().stream()
                .filter(block -> block.methods().size() > MOST_METHODS_OF_BLOCK)
                .forEach(block -> reportBlock(block, report));
    }

    private static void reportBlock(BlockDeclaration block, Report report) {
        report.at(
                block.methods().get(MOST_METHODS_OF_BLOCK).origin(),
                "a block has at most %d methods, since no constructor takes more arguments, but %s has %d; split it into blocks"
                        .formatted(
                                MOST_METHODS_OF_BLOCK,
                                block.type().name(),
                                block.methods().size()));
    }
}
