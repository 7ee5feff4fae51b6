package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.MethodDeclaration;

/**
 * The limit that stopped the expansion of a spec.
 *
 * @param method of the spec that exceeds the limit
 */
public record Oversize(MethodDeclaration method, Limit limit) {
    /** What is limited. */
    public enum Limit {
        /** Layers: a class file cannot hold many more. */
        LAYERS(1_000),
        /** Inserted blocks, with or without layers, and lists of repeats. */
        GROUPS(2_000),
        /** The nesting of blocks. */
        DEPTH(100);

        private final int max;

        Limit(int max) {
            this.max = max;
        }

        /** The largest number. */
        public int max() {
            return max;
        }
    }
}
