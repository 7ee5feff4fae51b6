package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;

/**
 * The scale of a numeric target: {@code z = (s(y) − mean)/deviation}, with the mean and the (biased) standard deviation
 * of {@code s(y)} in the training rows. If the deviation is 0, the target is only centered. Before anything is learnt,
 * the mean is 0 and the deviation 1.
 */
public final class TargetScaler implements Stateful {
    private enum Kind {
        NONE(""),
        STANDARD(", standardized"),
        LOG_STANDARD(", standardized on a logarithmic scale");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    private final Kind kind;
    private final Moments moments = new Moments();
    private double mean;
    /** Greater than 0. */
    private double deviation = 1;

    private TargetScaler(Kind kind) {
        this.kind = kind;
    }

    /** The target itself; nothing is learnt. */
    public static TargetScaler none() {
        return new TargetScaler(Kind.NONE);
    }

    /** The standardized target. */
    public static TargetScaler standard() {
        return new TargetScaler(Kind.STANDARD);
    }

    /** The standardized {@code s(y) = sign(y)·log(1 + |y|)}. */
    public static TargetScaler logStandard() {
        return new TargetScaler(Kind.LOG_STANDARD);
    }

    /** Whether scaling changes nothing. */
    public boolean isNone() {
        return kind == Kind.NONE;
    }

    /** From the target's own unit to the scale of the loss. */
    public float scale(float target) {
        return switch (kind) {
            case NONE -> target;
            case STANDARD -> (float) ((target - mean) / deviation);
            case LOG_STANDARD -> (float) ((Scale.LOG.apply(target) - mean) / deviation);
        };
    }

    /** {@link #scale(float)} of all values, in a new matrix. */
    public FMatrixRMaj scaled(FMatrixRMaj targets) {
        FMatrixRMaj scaled = new FMatrixRMaj(targets.numRows, targets.numCols);
        for (int i = 0; i < scaled.getNumElements(); i++) {
            scaled.data[i] = scale(targets.data[i]);
        }
        return scaled;
    }

    /** From the scale of the loss to the target's own unit; infinite if that exceeds the range of a float. */
    public float unscale(float scaled) {
        return switch (kind) {
            case NONE -> scaled;
            case STANDARD -> (float) (scaled * deviation + mean);
            case LOG_STANDARD -> (float) Scale.LOG.invert(scaled * deviation + mean);
        };
    }

    /** {@link #unscale(float)} for {@code count} values from {@code values[from]} on, in place. */
    public void unscale(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            values[i] = unscale(values[i]);
        }
    }

    void learn(float target) {
        moments.add(kind == Kind.LOG_STANDARD ? Scale.LOG.apply(target) : target);
    }

    void forget() {
        moments.clear();
    }

    void adopt() {
        if (!isNone()) {
            mean = moments.mean();
            deviation = moments.divisor();
        }
    }

    String suffix() {
        return kind.suffix;
    }

    @Override
    public void visit(StateVisitor visitor) {
        if (!isNone()) {
            mean = visitor.visit("mean", mean);
            deviation = visitor.visit("deviation", deviation);
        }
    }
}
