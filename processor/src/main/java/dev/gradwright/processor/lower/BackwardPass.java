package dev.gradwright.processor.lower;

/**
 * What the planner must know about the backward pass of an operation.
 *
 * @param reads which result of the forward pass it reads
 * @param inputGradients which buffers the gradients of the inputs may use
 * @param keepsOutputGradient whether it leaves the gradient of the output unchanged if the gradients of the inputs are
 *     in other buffers
 */
public record BackwardPass(Reads reads, InputGradients inputGradients, boolean keepsOutputGradient) {
    /** A result of the forward pass, which nobody may overwrite if the backward pass reads it. */
    public enum Reads {
        INPUT,
        OUTPUT,
        NEITHER
    }

    /** Which buffers the gradients of the inputs may use. */
    public enum InputGradients {
        /** Separate buffers: each is computed from the whole gradient of the output. */
        SEPARATE,
        /** The buffer of the gradient of the output, which is replaced element by element. */
        IN_PLACE,
        /** The buffer of the gradient of the output, because the values are the same. */
        SAME
    }
}
