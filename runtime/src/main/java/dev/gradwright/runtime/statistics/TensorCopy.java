package dev.gradwright.runtime.statistics;

import dev.gradwright.runtime.kernel.Tensor;

/** The values that a tensor had, and how far it is from them. The padding of tensors is zero and does not matter. */
final class TensorCopy {
    private final Tensor tensor;
    private final Tensor copy;

    /** A copy of the values that the tensor has now. */
    TensorCopy(Tensor tensor) {
        this.tensor = tensor;
        this.copy = tensor.zerosLike();
        take();
    }

    /** Copies the values that the tensor has now. */
    void take() {
        float[][] from = tensor.blocks();
        float[][] to = copy.blocks();
        for (int block = 0; block < from.length; block++) {
            System.arraycopy(from[block], 0, to[block], 0, tensor.length(block));
        }
    }

    /** The sum of the squares of the copied values. */
    double sumOfSquares() {
        return sumOfSquares(copy);
    }

    static double sumOfSquares(Tensor tensor) {
        float[][] blocks = tensor.blocks();
        double sum = 0;
        for (int block = 0; block < blocks.length; block++) {
            sum += sumOfSquares(blocks[block], tensor.length(block));
        }
        return sum;
    }

    private static double sumOfSquares(float[] values, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    /** The sum of the squares of the differences between the values that the tensor has now and the copied ones. */
    double sumOfSquaredDifferences() {
        float[][] now = tensor.blocks();
        float[][] before = copy.blocks();
        double sum = 0;
        for (int block = 0; block < now.length; block++) {
            sum += sumOfSquaredDifferences(now[block], before[block], tensor.length(block));
        }
        return sum;
    }

    private static double sumOfSquaredDifferences(float[] now, float[] before, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double difference = (double) now[i] - before[i];
            sum += difference * difference;
        }
        return sum;
    }
}
