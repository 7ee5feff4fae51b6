package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.NetworkParameter;
import dev.gradwright.runtime.kernel.Tensor;

/** The exponential moving average of one parameter, block for block as its tensor is laid out. */
final class ParameterAverage {
    private final NetworkParameter parameter;
    private final float[][] average;
    private boolean begun;

    ParameterAverage(NetworkParameter parameter) {
        this.parameter = parameter;
        Tensor tensor = parameter.tensor();
        average = new float[tensor.blocks().length][];
        for (int block = 0; block < average.length; block++) {
            average[block] = new float[tensor.length(block)];
        }
    }

    /** Takes the weights in, unless they are frozen; the first are taken as they are. */
    void take(float momentum) {
        if (parameter.trainable()) {
            float kept = begun ? momentum : 0;
            float[][] weights = parameter.tensor().blocks();
            for (int block = 0; block < average.length; block++) {
                mix(average[block], weights[block], kept, 1 - kept);
            }
            begun = true;
        }
    }

    /** What brings the average back as it is now. */
    Runnable remember() {
        float[][] kept = Blocks.copy(average);
        boolean hadBegun = begun;
        return () -> {
            Blocks.copy(kept, average);
            begun = hadBegun;
        };
    }

    private static void mix(float[] average, float[] weights, float kept, float added) {
        for (int i = 0; i < average.length; i++) {
            average[i] = kept * average[i] + added * weights[i];
        }
    }

    /** Gives the parameter its average, unless it is frozen or has not been trained. */
    void apply() {
        if (begun && parameter.trainable()) {
            float[][] weights = parameter.tensor().blocks();
            for (int block = 0; block < average.length; block++) {
                System.arraycopy(average[block], 0, weights[block], 0, average[block].length);
            }
        }
    }
}
