package dev.gradwright.runtime.optimizer;

/** Copies of what is kept block for block. */
final class Blocks {
    private Blocks() {}

    static float[][] copy(float[][] blocks) {
        float[][] copy = new float[blocks.length][];
        for (int block = 0; block < blocks.length; block++) {
            copy[block] = blocks[block].clone();
        }
        return copy;
    }

    static void copy(float[][] from, float[][] to) {
        for (int block = 0; block < from.length; block++) {
            System.arraycopy(from[block], 0, to[block], 0, from[block].length);
        }
    }
}
