package dev.gradwright.processor.lower;

import dev.gradwright.processor.spec.Regularization.Penalty;
import dev.gradwright.processor.spec.Valued;
import java.util.Optional;
import java.util.function.Function;

/** A penalty on a parameter, {@code l1·Σ|w| + l2·Σw²}. */
public record PenaltyOp(double l1, double l2) {
    /** No penalty. */
    public static final PenaltyOp NONE = new PenaltyOp(0, 0);

    /** The declared factors of either the weights or the bias. */
    static PenaltyOp of(Optional<Penalty> l1, Optional<Penalty> l2, Function<Penalty, Valued<Double>> half) {
        return new PenaltyOp(factor(l1, half), factor(l2, half));
    }

    private static double factor(Optional<Penalty> penalty, Function<Penalty, Valued<Double>> half) {
        return penalty.map(half).map(Valued::value).orElse(0.0);
    }

    /** Whether it adds nothing. */
    public boolean isNone() {
        return l1 == 0 && l2 == 0;
    }
}
