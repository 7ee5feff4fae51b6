package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.RepeatSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A class file can hold the network: it has room for 65,535 constants, and a method takes 255 arguments. */
final class NetworkSize implements Rule {
    /** How many blocks and lists of repeats a network may have. */
    private static final int MOST_GROUPS = 2_000;

    /** A block is generated as a record, whose constructor takes a layer for each method, and the object itself. */
    private static final int MOST_METHODS_OF_BLOCK = 254;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.NETWORK_SIZE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        if (spec.methods().stream().anyMatch(method -> method.excess().isPresent())) {
            return; // it is not expanded, and RepeatCount says so
        }
        checkLayers(spec.methods(), report);
        checkGroups(spec.methods(), report);
        checkBlocks(spec.methods(), report);
    }

    private static void checkLayers(List<FlatMethod> methods, Report report) {
        List<FlatMethod> layers =
                methods.stream().filter(method -> method.layer().isPresent()).toList();
        if (layers.size() > RepeatSpec.MOST_LAYERS) {
            report.at(
                    layers.get(RepeatSpec.MOST_LAYERS).declaration().origin(),
                    "a network has at most %d layers, since a class file cannot hold many more, but this one has %d; remove some"
                            .formatted(RepeatSpec.MOST_LAYERS, layers.size()));
        }
    }

    private static void checkGroups(List<FlatMethod> methods, Report report) {
        int groups = 0;
        for (FlatMethod method : methods) {
            int before = groups;
            groups += (method.block().isPresent() ? 1 : 0) + (isFirstOfList(method) ? 1 : 0);
            if (before <= MOST_GROUPS && groups > MOST_GROUPS) {
                report.at(
                        method.declaration().origin(),
                        "a network has at most %d blocks and lists, since a class file cannot hold many more; put more layers into each block, or repeat fewer of them"
                                .formatted(MOST_GROUPS));
            }
        }
    }

    private static boolean isFirstOfList(FlatMethod method) {
        return method.isRepeated() && method.path().endsWith(".0");
    }

    private static void checkBlocks(List<FlatMethod> methods, Report report) {
        Set<Origin> seen = new HashSet<>();
        for (FlatMethod method : methods) {
            method.block()
                    .filter(block -> seen.add(block.origin()))
                    .filter(block -> block.methods().size() > MOST_METHODS_OF_BLOCK)
                    .ifPresent(block -> reportBlock(block, report));
        }
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
