package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A target that is a number. It is encoded in its own unit; the loss scales it with the {@link #scaler}. */
public final class NumberTarget extends TargetColumn<Double> {
    private final TargetScaler scaler;

    /** @param scaler learns from the targets of the training rows */
    public NumberTarget(TargetScaler scaler) {
        this.scaler = Objects.requireNonNull(scaler, "scaler must not be null");
    }

    @Override
    public TargetScaler scaler() {
        return scaler;
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public void learn(Double target) {
        scaler.learn(number(target));
    }

    @Override
    public void encode(Double target, float[] out, int at) {
        out[at] = number(target);
    }

    private static float number(@Nullable Double target) {
        if (target == null) {
            throw missing();
        }
        float number = target.floatValue();
        if (!Float.isFinite(number)) {
            throw new IllegalArgumentException("the target must be finite as a float, but is " + target
                    + "; leave out the row, or use a larger unit");
        }
        return number;
    }

    @Override
    public Double decode(int classIndex) {
        throw new IllegalStateException(
                "the target is a number, so it has no classes; call predict in place of classify");
    }

    @Override
    String values() {
        return "a number" + scaler.suffix();
    }

    @Override
    void forget() {
        scaler.forget();
    }

    @Override
    void requireLearnt() {}

    @Override
    void adopt() {
        scaler.adopt();
    }

    @Override
    public void visit(StateVisitor visitor) {
        scaler.visit(visitor);
    }
}
