package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A number in one column, standardized: {@code (s(x) − mean)/deviation}, with {@link Scale s} and the mean and the
 * (biased) standard deviation of {@code s(x)} in the training rows. If the deviation is 0, the number is only centered.
 * A missing number is the mean, that is 0, and a flag of 1.
 */
public final class NumberFeature extends NumericFeature {
    private final Scale scale;
    private final Moments moments = new Moments();
    private double mean;
    /** Greater than 0. */
    private double deviation = 1;

    /** @param name of the component */
    public NumberFeature(String name, Scale scale, Presence presence) {
        super(name, presence, 1);
        this.scale = Objects.requireNonNull(scale, "scale must not be null");
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    void learnValue(double value) {
        moments.add(scale.apply(value));
    }

    @Override
    void writeValue(double value, float[] out, int from) {
        float standard = (float) ((scale.apply(value) - mean) / deviation);
        if (!(Math.abs(standard) <= Float.MAX_VALUE)) {
            throw notEncodable(value);
        }
        out[from] = standard;
    }

    @Override
    void writeFill(float[] out, int from) {
        out[from] = 0;
    }

    @Override
    double decode(float[] columns) {
        double value = scale.invert(columns[0] * deviation + mean);
        return rounded(value, scale.invert(Math.nextUp(columns[0]) * deviation + mean) - value);
    }

    @Override
    void begin(boolean isLimited) {
        moments.clear();
    }

    @Override
    void requireLearnt() {
        if (moments.isEmpty()) {
            throw allMissing();
        }
        if (!moments.areFinite()) {
            throw tooLarge();
        }
    }

    @Override
    void adopt() {
        mean = moments.mean();
        deviation = moments.divisor();
    }

    @Override
    public void visit(StateVisitor visitor) {
        mean = visitor.visit("mean", mean);
        deviation = visitor.visit("deviation", deviation);
    }

    @Override
    List<String> valueNames() {
        return List.of(name());
    }

    @Override
    String values() {
        return scale == Scale.LOG ? "a number on a logarithmic scale" : "a number";
    }

    @Override
    String learnt() {
        return String.format(Locale.ROOT, "mean %.4g, deviation %.4g", mean, deviation)
                + (scale == Scale.LOG ? " of the logarithm" : "");
    }
}
