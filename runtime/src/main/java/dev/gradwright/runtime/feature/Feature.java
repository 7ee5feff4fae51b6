package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * One component of a record, and the columns that it is encoded as. A feature that may be missing has its flag in the
 * last of them.
 *
 * <p>What a feature learns is used only after all components of all rows have been learnt, so that a failure changes
 * nothing: see {@link TableEncoder#adapt}. It is its state; kinds and widths are fixed.
 */
public abstract sealed class Feature implements Stateful
        permits NumericFeature, FlagFeature, EnumFeature, CategoryFeature {
    private static final int UNPLACED = -1;

    private final String name;
    private final Presence presence;
    private final int valueColumns;
    private final int entries;
    private final Profile profile;
    private int first = UNPLACED;

    /**
     * @param valueColumns the number of columns without the flag
     * @param profile with a slot for each of the {@link #slots}
     */
    Feature(String name, Presence presence, int valueColumns, Profile profile) {
        this(name, presence, valueColumns, 0, profile);
    }

    /**
     * @param valueColumns the number of columns without the flag
     * @param entries the number of indices, if the only column is an index; else 0
     * @param profile with a slot for each of the {@link #slots}
     */
    Feature(String name, Presence presence, int valueColumns, int entries, Profile profile) {
        this.name = Objects.requireNonNull(name, "name must not be null");
        this.presence = Objects.requireNonNull(presence, "presence must not be null");
        this.valueColumns = valueColumns;
        this.entries = entries;
        this.profile = profile;
    }

    /** Name of the component. */
    public final String name() {
        return name;
    }

    /** Index of its first column in an encoded row. */
    public final int first() {
        return first;
    }

    /** Number of its columns, with the flag. */
    public final int columns() {
        return hasFlag() ? valueColumns + 1 : valueColumns;
    }

    /** Whether its only column is the index of a row of a table, as of a component with {@code @Embedding}. */
    public final boolean isIndex() {
        return entries > 0;
    }

    /** Number of rows of the table of an index; 0 if its columns are no index. */
    public final int entries() {
        return entries;
    }

    /** A missing value that is an index has one of its own, and no flag. */
    private boolean hasFlag() {
        return isOptional() && !isIndex();
    }

    /** Names of its columns, in order, such as {@code contract=MONTH} or {@code tenure missing}. */
    public final List<String> columnNames() {
        List<String> names = new ArrayList<>(valueNames());
        if (hasFlag()) {
            names.add(name + " missing");
        }
        return List.copyOf(names);
    }

    /** What {@code adapt} saw of the component. */
    public final Profile profile() {
        return profile;
    }

    /** The scale of the mean and the deviation of the {@link #profile}; linear unless the feature has another. */
    public Scale scale() {
        return Scale.LINEAR;
    }

    /**
     * The values that are told apart when live rows are compared with the training rows, each of which is a slot of the
     * {@link #profile}: first {@code missing}, then the constants of an enum; {@code false} and {@code true}; the most
     * frequent categories, the {@code less frequent} ones, and {@code other} for all that are not in the vocabulary; of
     * a number whether it is {@code below}, {@code within} or {@code above} the range of the training rows.
     */
    public final List<String> slots() {
        List<String> slots = new ArrayList<>(List.of("missing"));
        slots.addAll(presentSlots());
        return List.copyOf(slots);
    }

    /** The {@link #slots} of values that are not missing. */
    abstract List<String> presentSlots();

    /** Learns that a value is missing. */
    final void learnMissing() {
        requireOptional();
        profile.learn(Profile.MISSING);
    }

    /**
     * The values of the component that explain what it does, as they are encoded: all constants of an enum, both values of
     * a boolean, the most frequent categories and the shared slot, quantiles of numbers; last {@code missing} if it may be.
     *
     * @param rows encoded by the encoder of this feature, rows × columns; quantiles are taken from them
     * @param most number of quantiles or categories, at least 2
     */
    public final List<EncodedValue> values(FMatrixRMaj rows, int most) {
        List<EncodedValue> values = new ArrayList<>(valuesPresent(rows, most));
        if (isOptional()) {
            float[] columns = new float[columns()];
            encodeMissing(columns, -first);
            values.add(EncodedValue.of("missing", columns));
        }
        return List.copyOf(values);
    }

    /** The {@link #values(FMatrixRMaj, int)} without a missing one. */
    abstract List<EncodedValue> valuesPresent(FMatrixRMaj rows, int most);

    /** Writes the columns of a missing value of an optional feature. */
    abstract void encodeMissing(float[] out, int at);

    /** The feature's place in the row. An encoder calls this once. */
    final void placeAt(int column) {
        if (first != UNPLACED) {
            throw new IllegalStateException(name + " already belongs to an encoder; create a feature for each");
        }
        first = column;
    }

    final boolean isOptional() {
        return presence == Presence.OPTIONAL;
    }

    final int valueColumns() {
        return valueColumns;
    }

    /** Sets the flag of an optional feature. */
    final void writeFlag(boolean isMissing, float[] out, int at) {
        if (hasFlag()) {
            out[at + first + valueColumns] = isMissing ? 1 : 0;
        }
    }

    /** Rejects null unless the feature is optional. */
    final void requireOptional() {
        if (!isOptional()) {
            throw new IllegalArgumentException(
                    name + " must not be null; annotate the component with @Missing if its value may be missing");
        }
    }

    abstract List<String> valueNames();

    /** What the values are, such as {@code one of MONTH, YEAR}. A saved state fits only if it is the same. */
    abstract String values();

    /** What has been learnt, in a few words for the summary; empty if there is nothing to learn. */
    abstract String learnt();

    /**
     * Forgets what was learnt since the last {@link #adopt}.
     *
     * @param isLimited whether learning may use only so much memory as does not grow with the rows, and so may be inexact
     */
    abstract void begin(boolean isLimited);

    /**
     * Checks what was learnt.
     *
     * @throws IllegalArgumentException if it cannot be used
     */
    abstract void requireLearnt();

    /** Uses from now on what was learnt since the last {@link #begin}. It never fails. */
    abstract void adopt();

    @Override
    public final String toString() {
        return name + ": " + values() + (isOptional() ? ", may be missing" : "");
    }
}
