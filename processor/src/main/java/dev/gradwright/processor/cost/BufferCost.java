package dev.gradwright.processor.cost;

import java.util.List;

/**
 * Memory for a batch of rows × {@code width}, of all members if it is an ensemble, and when a training step uses it.
 *
 * @param content what it holds
 * @param owner the first layer that writes it; empty for the input and for the loss
 * @param layers those whose results or gradients are in it, in order: more than one if they share it
 * @param firstUse the index of the first of {@link Cost#steps} that writes it
 * @param lastUse the index of the last of {@link Cost#steps} that reads or writes it
 */
public record BufferCost(Content content, String owner, int width, List<String> layers, int firstUse, int lastUse) {
    /** What a buffer holds. */
    public enum Content {
        /** The features of the batch. */
        INPUT,
        /** The outputs of layers. */
        OUTPUT,
        /** The result of a product, which the gradient of its activation needs. */
        PRE_ACTIVATION,
        /** The gradient of the loss with respect to the outputs of layers. */
        GRADIENT,
        /** Scratch for one reader's contribution to a shared gradient. */
        CONTRIBUTION,
        /** The predictions as the loss reads them, row after row. */
        LOSS_PREDICTIONS,
        /** The gradient of the predictions as the loss writes it, row after row. */
        LOSS_GRADIENT
    }

    public BufferCost {
        layers = List.copyOf(layers);
    }

    /** Whether a layer owns it, rather than the network or the loss. */
    public boolean isOfLayer() {
        return !owner.isEmpty();
    }

    /**
     * Its size in bytes.
     *
     * @param rows of a batch
     */
    public long bytes(long rows) {
        return Cost.bytes(rows * width);
    }
}
