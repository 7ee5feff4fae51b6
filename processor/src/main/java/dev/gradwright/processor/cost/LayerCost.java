package dev.gradwright.processor.cost;

import dev.gradwright.processor.lower.LoweredLayer;

/**
 * The cost of one layer. Memory is counted in floats.
 *
 * @param parameters number of weights and statistics
 * @param gradients of the parameters that are trained
 * @param optimizerState what the optimizer keeps for each trained parameter, and the moving averages of the weights
 * @param scratch other values that do not depend on the batch, such as the statistics of a batch norm
 * @param bufferWidth the floats that each row of a batch takes in the buffers that this layer is the first to write
 * @param multiplyAdds of one row, forward: one for each weight of a product; elementwise operations are not counted
 * @param backwardMultiplyAdds of one row, backward: one for each weight and gradient, that of the weights and that of
 *     the input
 */
public record LayerCost(
        LoweredLayer layer,
        long parameters,
        long gradients,
        long optimizerState,
        long scratch,
        long bufferWidth,
        long multiplyAdds,
        long backwardMultiplyAdds) {
    /** The path of the layer. */
    public String name() {
        return layer.name();
    }

    /**
     * The memory of the layer in training, in bytes.
     *
     * @param rows of a batch
     */
    public long trainingBytes(long rows) {
        return Cost.bytes(parameters + gradients + optimizerState + scratch + rows * bufferWidth);
    }
}
