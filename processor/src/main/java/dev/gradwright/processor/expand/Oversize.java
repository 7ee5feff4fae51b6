package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.MethodDeclaration;

/**
 * Why the expansion of a spec stopped before its end.
 *
 * @param method of the spec, with which it comes to too much
 */
public record Oversize(MethodDeclaration method, Limit limit) {
    /** What there may be no more of. */
    public enum Limit {
        /** Layers: a class file cannot hold many more. */
        LAYERS(1_000),
        /** Blocks that are inserted, whether they have layers or not, and lists of repeats. */
        GROUPS(2_000),
        /** Blocks in blocks. */
        DEPTH(100);

        private final int most;

        Limit(int most) {
            this.most = most;
        }

        /** How many there may be. */
        public int most() {
            return most;
        }
    }
}
