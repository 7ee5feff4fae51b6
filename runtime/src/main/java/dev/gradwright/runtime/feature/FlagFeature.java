package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A truth value in one column: 1 if it is true, else 0. A missing one is the share of true in the training rows, and a
 * flag of 1.
 */
public final class FlagFeature extends Feature {
    private final Moments moments = new Moments();
    private float fill;

    /** @param name of the component */
    public FlagFeature(String name, Presence presence) {
        super(name, presence, 1, Profile.ofValues(2));
    }

    /** Learns a value. */
    public void learn(boolean value) {
        moments.add(value ? 1 : 0);
        profile().learn(slot(value));
    }

    /**
     * Learns a value.
     *
     * @throws IllegalArgumentException if it is null and not optional
     */
    public void learn(@Nullable Boolean value) {
        if (value == null) {
            learnMissing();
        } else {
            learn(value.booleanValue());
        }
    }

    /** Counts a value of a live row. */
    public void count(boolean value, RowCounts counts) {
        counts.add(this, slot(value));
    }

    /** Counts a value of a live row. */
    public void count(@Nullable Boolean value, RowCounts counts) {
        counts.add(this, value == null ? Profile.MISSING : slot(value));
    }

    private static int slot(boolean value) {
        return value ? 2 : 1;
    }

    @Override
    List<String> presentSlots() {
        return List.of("false", "true");
    }

    /**
     * Writes the columns of this feature.
     *
     * @param out the encoded row begins at index {@code at}
     */
    public void encode(boolean value, float[] out, int at) {
        out[at + first()] = value ? 1 : 0;
        writeFlag(false, out, at);
    }

    /**
     * Writes the columns of this feature.
     *
     * @param out the encoded row begins at index {@code at}
     * @throws IllegalArgumentException if the value is null and not optional
     */
    public void encode(@Nullable Boolean value, float[] out, int at) {
        if (value == null) {
            requireOptional();
            out[at + first()] = fill;
            writeFlag(true, out, at);
        } else {
            encode(value.booleanValue(), out, at);
        }
    }

    @Override
    List<EncodedValue> valuesPresent(FMatrixRMaj rows, int most) {
        return Stream.of(false, true)
                .map(value -> {
                    float[] columns = new float[columns()];
                    encode(value.booleanValue(), columns, -first());
                    return EncodedValue.of(value.toString(), columns);
                })
                .toList();
    }

    @Override
    void encodeMissing(float[] out, int at) {
        encode(null, out, at);
    }

    @Override
    void begin(boolean isLimited) {
        moments.clear();
    }

    @Override
    void requireLearnt() {
        if (moments.isEmpty()) {
            throw new IllegalArgumentException(name()
                    + " is missing in all training rows, so nothing can be learnt about it; exclude it with @Ignored");
        }
    }

    @Override
    void adopt() {
        fill = (float) moments.mean();
    }

    @Override
    public void visit(StateVisitor visitor) {
        if (isOptional()) {
            fill = visitor.visit("fill", fill);
        }
    }

    @Override
    List<String> valueNames() {
        return List.of(name());
    }

    @Override
    String values() {
        return "true or false";
    }

    @Override
    String learnt() {
        return isOptional() ? String.format(Locale.ROOT, "share of true %.4g", fill) : "";
    }
}
