package dev.gradwright.processor.cost;

/**
 * A step of a training step's schedule: the batch is loaded, the layers run forward, the loss is computed, the layers
 * run backward.
 *
 * @param layer the layer that runs; empty for {@link Kind#LOAD} and {@link Kind#LOSS}
 */
public record Step(Kind kind, String layer) {
    /** What is done. */
    public enum Kind {
        LOAD,
        FORWARD,
        LOSS,
        BACKWARD
    }
}
