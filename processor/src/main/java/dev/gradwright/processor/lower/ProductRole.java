package dev.gradwright.processor.lower;

import java.util.Optional;

/**
 * The role of an operation next to a matrix product: it is the product, a norm that can be folded into the weights of
 * the product, an activation that can be merged into the product, or nothing of these.
 *
 * @param isProduct whether it is the product
 * @param norm the operation itself, if it only scales and shifts each feature in inference, so that a predictor can
 *     fold it into the weights of a product
 * @param activation the operation itself, if it can be merged into the product before it
 */
public record ProductRole(boolean isProduct, Optional<Op.BatchNorm> norm, Optional<Op.Activate> activation) {
    static final ProductRole NONE = new ProductRole(false, Optional.empty(), Optional.empty());
    static final ProductRole PRODUCT = new ProductRole(true, Optional.empty(), Optional.empty());

    static ProductRole norm(Op.BatchNorm norm) {
        return new ProductRole(false, Optional.of(norm), Optional.empty());
    }

    static ProductRole activation(Op.Activate activate) {
        return new ProductRole(false, Optional.empty(), Optional.of(activate));
    }

    /** Whether it is a norm. */
    public boolean isNorm() {
        return norm.isPresent();
    }
}
