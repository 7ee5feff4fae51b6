package dev.gradwright.processor.lower;

import java.util.Optional;

/**
 * How an operation can be fused with a matrix product before or after it.
 *
 * @param isProduct whether this is the product, into which others are fused
 * @param norm the operation itself, if it only scales and shifts each feature in inference, so that a predictor can
 *     fold it into the weights of a product
 * @param epilogue the operation itself, if a product can apply it to its output
 */
public record Fusion(boolean isProduct, Optional<Op.BatchNorm> norm, Optional<Op.Activate> epilogue) {
    static final Fusion NONE = new Fusion(false, Optional.empty(), Optional.empty());
    static final Fusion PRODUCT = new Fusion(true, Optional.empty(), Optional.empty());

    static Fusion norm(Op.BatchNorm norm) {
        return new Fusion(false, Optional.of(norm), Optional.empty());
    }

    static Fusion epilogue(Op.Activate activate) {
        return new Fusion(false, Optional.empty(), Optional.of(activate));
    }

    /** Whether it is a norm. */
    public boolean isNorm() {
        return norm.isPresent();
    }
}
