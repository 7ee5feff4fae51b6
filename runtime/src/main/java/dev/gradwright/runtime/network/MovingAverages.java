package dev.gradwright.runtime.network;

import java.util.List;

/** The moving averages of a network, with a copy of their values from before the current step. */
final class MovingAverages {
    private final List<NetworkParameter> averages;
    /** By average, then by block. */
    private final float[][][] kept;

    /** Allocates the copy. */
    MovingAverages(List<NetworkParameter> averages) {
        this.averages = List.copyOf(averages);
        this.kept = new float[averages.size()][][];
        for (int i = 0; i < kept.length; i++) {
            float[][] blocks = this.averages.get(i).tensor().blocks();
            kept[i] = new float[blocks.length][];
            for (int block = 0; block < blocks.length; block++) {
                kept[i][block] = new float[blocks[block].length];
            }
        }
    }

    List<NetworkParameter> all() {
        return averages;
    }

    /** Copies the values. */
    void keep() {
        for (int i = 0; i < kept.length; i++) {
            copy(averages.get(i).tensor().blocks(), kept[i]);
        }
    }

    /** Sets the values to those of the copy. */
    void restore() {
        for (int i = 0; i < kept.length; i++) {
            copy(kept[i], averages.get(i).tensor().blocks());
        }
    }

    private static void copy(float[][] from, float[][] to) {
        for (int block = 0; block < from.length; block++) {
            System.arraycopy(from[block], 0, to[block], 0, from[block].length);
        }
    }
}
