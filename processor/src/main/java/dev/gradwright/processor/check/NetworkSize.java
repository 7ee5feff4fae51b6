package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.AnnotationType;
import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.Oversize;
import java.util.HashSet;
import java.util.Set;

/** A class file can hold the network: it has room for 65,535 constants, and a method takes 255 arguments. */
final class NetworkSize implements Rule {
    /** A block is generated as a record, whose constructor takes a layer for each method, and {@code this}. */
    private static final int MAX_METHODS_OF_BLOCK = 254;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.NETWORK_SIZE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        checkAnnotations(spec.declaration(), report);
        if (spec.methods().stream().anyMatch(method -> method.excess().isPresent())) {
            return; // it is not expanded; RepeatCount reports it
        }
        if (spec.methods().stream().anyMatch(method -> !method.cycle().isEmpty())) {
            return; // it has no end; CyclicBlock reports it
        }
        if (spec.oversize().isPresent()) {
            Oversize oversize = spec.oversize().get();
            report.at(oversize.method().origin(), describe(oversize.limit()));
        }
        checkBlocks(spec.declaration(), report);
    }

    private static String describe(Oversize.Limit limit) {
        return switch (limit) {
            case LAYERS ->
                "a network has at most %d layers, since a class file cannot hold many more; remove some"
                        .formatted(limit.max());
            case GROUPS ->
                "a network has at most %d blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them"
                        .formatted(limit.max());
            case DEPTH ->
                "blocks are nested at most %d deep; nest them less, or repeat one with @Repeat".formatted(limit.max());
        };
    }

    private static void checkAnnotations(SpecDeclaration spec, Report report) {
        Set<AnnotationType> reported = new HashSet<>();
        spec.allAnnotations()
                .filter(use -> use.type().isTooLarge() && reported.add(use.type()))
                .forEach(use -> report.at(
                        use.origin(),
                        "a composed annotation carries at most %d annotations, each nested in at most %d others, but %s exceeds that; compose it of fewer"
                                .formatted(
                                        AnnotationType.MAX_CARRIED,
                                        AnnotationType.DEEPEST,
                                        use.type().displayName())));
    }

    private static void checkBlocks(SpecDeclaration spec, Report report) {
        spec.blocks().stream()
                .filter(block -> block.methods().size() > MAX_METHODS_OF_BLOCK)
                .forEach(block -> reportBlock(block, report));
    }

    private static void reportBlock(BlockDeclaration block, Report report) {
        report.at(
                block.methods().get(MAX_METHODS_OF_BLOCK).origin(),
                "a block has at most %d methods, since no constructor takes more arguments, but %s has %d; split it into blocks"
                        .formatted(
                                MAX_METHODS_OF_BLOCK,
                                block.type().name(),
                                block.methods().size()));
    }
}
