package dev.gradwright.runtime.stream;

import org.jspecify.annotations.Nullable;

/** Consecutive rows of a stream in memory. */
final class StreamBlock {
    private final float[] x;
    private final float[] y;
    private final float @Nullable [] weights;

    StreamBlock(int rows, EncodedStream stream, boolean hasWeights) {
        x = new float[rows * stream.inputs()];
        y = new float[rows * stream.targets()];
        weights = hasWeights ? new float[rows] : null;
    }

    float[] x() {
        return x;
    }

    float[] y() {
        return y;
    }

    /** The weight of each row; null if all count the same. */
    float @Nullable [] weights() {
        return weights;
    }
}
