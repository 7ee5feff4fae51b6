package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * An enum in one column for each constant: 1 in that of the constant, 0 in the others. An enum of two constants has one
 * column: 0 for the first constant, 1 for the second. A missing one is 0 in all columns, and a flag of 1. Or an
 * enum is one column, the index of the constant.
 */
public final class EnumFeature<E extends Enum<E>> extends Feature {
    private static final int BINARY = 2;

    private final List<E> values;
    private final List<String> constants;

    /**
     * @param name of the component
     * @throws IllegalArgumentException if the enum has no constant
     */
    public EnumFeature(String name, Class<E> type, Presence presence) {
        this(name, type, presence, columns(type.getEnumConstants().length), 0);
    }

    private EnumFeature(String name, Class<E> type, Presence presence, int columns, int entries) {
        super(name, presence, columns, entries, Profile.ofValues(type.getEnumConstants().length));
        values = List.of(type.getEnumConstants());
        constants = Constants.names(type);
    }

    /**
     * An enum in one column, the index of its constant; a missing one has the index after the last constant.
     *
     * @param name of the component
     * @throws IllegalArgumentException if the enum has no constant
     */
    public static <E extends Enum<E>> EnumFeature<E> indexed(String name, Class<E> type, Presence presence) {
        int constants = type.getEnumConstants().length;
        return new EnumFeature<>(name, type, presence, 1, presence == Presence.OPTIONAL ? constants + 1 : constants);
    }

    private static int columns(int constants) {
        return constants == BINARY ? 1 : constants;
    }

    /**
     * Learns a value.
     *
     * @throws IllegalArgumentException if it is null and not optional
     */
    public void learn(@Nullable E value) {
        if (value == null) {
            learnMissing();
        } else {
            profile().learn(1 + Constants.index(value));
        }
    }

    /** Counts a value of a live row. */
    public void count(@Nullable E value, RowCounts counts) {
        counts.add(this, value == null ? Profile.MISSING : 1 + Constants.index(value));
    }

    @Override
    List<String> presentSlots() {
        return constants;
    }

    /**
     * Writes the columns of this feature.
     *
     * @param out the encoded row begins at index {@code at}
     * @throws IllegalArgumentException if the value is null and not optional
     */
    public void encode(@Nullable E value, float[] out, int at) {
        int from = at + first();
        if (value == null) {
            requireOptional();
            if (isIndex()) {
                out[from] = constants.size();
                return;
            }
            Arrays.fill(out, from, from + valueColumns(), 0);
            writeFlag(true, out, at);
        } else if (isIndex()) {
            out[from] = Constants.index(value);
        } else if (constants.size() == BINARY) {
            out[from] = Constants.index(value);
            writeFlag(false, out, at);
        } else {
            Arrays.fill(out, from, from + valueColumns(), 0);
            out[from + Constants.index(value)] = 1;
            writeFlag(false, out, at);
        }
    }

    @Override
    List<EncodedValue> valuesPresent(FMatrixRMaj rows, int most) {
        return values.stream()
                .map(value -> {
                    float[] columns = new float[columns()];
                    encode(value, columns, -first());
                    return EncodedValue.of(value.name(), columns);
                })
                .toList();
    }

    @Override
    void encodeMissing(float[] out, int at) {
        encode(null, out, at);
    }

    @Override
    void begin(boolean isLimited) {}

    @Override
    void requireLearnt() {}

    @Override
    void adopt() {}

    @Override
    public void visit(StateVisitor visitor) {}

    @Override
    List<String> valueNames() {
        if (isIndex()) {
            return List.of(name());
        }
        List<String> named = constants.size() == BINARY ? constants.subList(1, BINARY) : constants;
        return named.stream().map(constant -> name() + "=" + constant).toList();
    }

    @Override
    String values() {
        return constants.stream().collect(Collectors.joining(", ", "one of ", isIndex() ? ", as an index" : ""));
    }

    @Override
    String learnt() {
        return "";
    }
}
