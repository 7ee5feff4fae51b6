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

    /** Four sums at once, which do not wait for one another. */
    private static double sumOfSquares(float[] values, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            sum0 += (double) values[i] * values[i];
            sum1 += (double) values[i + 1] * values[i + 1];
            sum2 += (double) values[i + 2] * values[i + 2];
            sum3 += (double) values[i + 3] * values[i + 3];
        }
        for (; i < length; i++) {
            sum0 += (double) values[i] * values[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
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
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            double difference0 = (double) now[i] - before[i];
            double difference1 = (double) now[i + 1] - before[i + 1];
            double difference2 = (double) now[i + 2] - before[i + 2];
            double difference3 = (double) now[i + 3] - before[i + 3];
            sum0 += difference0 * difference0;
            sum1 += difference1 * difference1;
            sum2 += difference2 * difference2;
            sum3 += difference3 * difference3;
        }
        for (; i < length; i++) {
            double difference = (double) now[i] - before[i];
            sum0 += difference * difference;
        }
        return sum0 + sum1 + (sum2 + sum3);
    }
}
