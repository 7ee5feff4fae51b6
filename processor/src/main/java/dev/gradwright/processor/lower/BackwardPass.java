package dev.gradwright.processor.lower;

/**
 * What the planner must know of the backward pass of an operation.
 *
 * @param reads which result of the forward pass it reads
 * @param inputGradients where the gradients by the inputs may lie
 * @param keepsOutputGradient whether it leaves the gradient by the output as it is if the gradients by the inputs lie elsewhere
 */
public record BackwardPass(Reads reads, InputGradients inputGradients, boolean keepsOutputGradient) {
    /** A result of the forward pass, which nobody may overwrite if the backward pass reads it. */
    public enum Reads {
        INPUT,
        OUTPUT,
        NEITHER
    }

    /** Where the gradients by the inputs may lie. */
    public enum InputGradients {
        /** In buffers of their own: each is computed from the whole gradient by the output. */
        SEPARATE,
        /** In the buffer of the gradient by the output, which it replaces element by element. */
        IN_PLACE,
        /** In the buffer of the gradient by the output, which has the same values. */
        SAME
    }
}
