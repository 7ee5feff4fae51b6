package dev.gradwright.processor.lower;

import java.util.Optional;

/**
 * What a product does with an operation beside it.
 *
 * @param isProduct whether this is the product, which takes in its neighbours
 * @param isNorm whether it scales and shifts each feature in inference, so that the predictor folds it into the weights of a product
 * @param epilogue the operation itself if a product can apply it to its own output
 */
public record Fusion(boolean isProduct, boolean isNorm, Optional<Op.Activate> epilogue) {
    static final Fusion NONE = new Fusion(false, false, Optional.empty());
    static final Fusion PRODUCT = new Fusion(true, false, Optional.empty());
    static final Fusion NORM = new Fusion(false, true, Optional.empty());

    static Fusion epilogue(Op.Activate activate) {
        return new Fusion(false, false, Optional.of(activate));
    }
}
