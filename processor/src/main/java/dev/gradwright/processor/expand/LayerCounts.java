package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.MethodDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts layers without expanding them. */
final class LayerCounts {
    /** Counting stops at this number, because nested repeats multiply. */
    private static final long MAX = 1_000_000_000_000L;

    private final Map<BlockDeclaration, Long> counts = new HashMap<>();
    private final Deque<BlockDeclaration> open = new ArrayDeque<>();

    /** The number of layers of a method with all its repeats and all repeats in its block. */
    long of(MethodDeclaration method, List<FlatAnnotation> annotations) {
        long once = method.block().isPresent() ? of(method.block().get()) : 1;
        return Math.min(MAX, Members.possibleRepeats(annotations).orElse(1) * once);
    }

    /** Blocks that contain themselves or are nested too deeply are errors of their own, and not counted. */
    private long of(BlockDeclaration block) {
        Long known = counts.get(block);
        if (known != null) {
            return known;
        }
        if (open.contains(block) || open.size() == Oversize.Limit.DEPTH.max()) {
            return 0;
        }
        open.addLast(block);
        long count = 0;
        for (MethodDeclaration method : block.methods()) {
            count = Math.min(MAX, count + of(method, Compositions.flatten(method.annotations())));
        }
        open.removeLast();
        counts.put(block, count);
        return count;
    }
}
