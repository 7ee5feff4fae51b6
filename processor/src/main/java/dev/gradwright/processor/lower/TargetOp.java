package dev.gradwright.processor.lower;

import dev.gradwright.dsl.TargetScale;
import java.util.Optional;

/** What a network predicts from a record. */
public sealed interface TargetOp {
    /** A constant of an enum; with a column for each constant, or one with the index. */
    record OfEnum(EnumOp type, boolean isOneHot) implements TargetOp {}

    /** A boolean, likewise. */
    record OfBoolean(boolean isOneHot) implements TargetOp {}

    /** A number, scaled for training or not. */
    record OfNumber(Optional<TargetScale> scale) implements TargetOp {}
}
