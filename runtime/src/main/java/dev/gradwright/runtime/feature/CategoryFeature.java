package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A text in {@code capacity + 1} columns, or as the index of one of so many rows of a table. There is one column or row for
 * each of the most frequent texts in the training rows, and the last one for all others and for null. Of equally frequent texts, those that are first in the order of {@link
 * String#compareTo} have a column. If there are fewer texts than columns, the columns left over are 0. Of a stream with
 * more than 65,536 different texts, the count of each is too low by at most a 32,768th of the rows.
 */
public final class CategoryFeature extends Feature {
    /** Categories with a slot of their own; all others of the vocabulary share one. */
    private static final int MOST_SLOTS = 32;

    private final int capacity;
    private Vocabulary vocabulary = Vocabulary.EMPTY;
    private CategoryCounts counts = new CategoryCounts(false);

    /**
     * @param name of the component
     * @param capacity number of texts with a column of their own, at least 1
     */
    public CategoryFeature(String name, int capacity) {
        this(name, capacity, capacity + 1, 0);
    }

    private CategoryFeature(String name, int capacity, int columns, int entries) {
        super(name, Presence.REQUIRED, columns, entries, Profile.ofValues(Math.min(capacity, MOST_SLOTS + 1) + 1));
        if (capacity < 1) {
            throw new IllegalArgumentException(name + " must have a capacity of at least 1, but has " + capacity);
        }
        this.capacity = capacity;
    }

    /**
     * A text in one column, its index: 0 for the most frequent text, {@code capacity} for all that have none of their own
     * and for null.
     *
     * @param name of the component
     * @param capacity number of texts with an index of their own, at least 1
     */
    public static CategoryFeature indexed(String name, int capacity) {
        return new CategoryFeature(name, capacity, 1, capacity + 1);
    }

    /** Learns a value. */
    public void learn(@Nullable String value) {
        if (value == null) {
            profile().learn(Profile.MISSING);
        } else {
            counts.add(value);
        }
    }

    /** Counts a value of a live row. */
    public void count(@Nullable String value, RowCounts counts) {
        counts.add(this, value == null ? Profile.MISSING : slot(value));
    }

    private int slot(String value) {
        int index = vocabulary.indexOf(value, capacity);
        return index == capacity ? profile().slots() - 1 : 1 + Math.min(index, MOST_SLOTS);
    }

    @Override
    List<String> presentSlots() {
        List<String> slots = new ArrayList<>(vocabulary.categories());
        while (slots.size() < capacity) {
            slots.add(name() + " " + slots.size());
        }
        if (capacity > MOST_SLOTS) {
            slots.subList(MOST_SLOTS, capacity).clear();
            slots.add("less frequent");
        }
        slots.add("other");
        return slots;
    }

    /**
     * Writes the columns of this feature.
     *
     * @param out the encoded row begins at index {@code at}
     */
    public void encode(@Nullable String value, float[] out, int at) {
        int from = at + first();
        if (isIndex()) {
            out[from] = vocabulary.indexOf(value, capacity);
            return;
        }
        Arrays.fill(out, from, from + valueColumns(), 0);
        out[from + vocabulary.indexOf(value, capacity)] = 1;
    }

    @Override
    List<EncodedValue> valuesPresent(FMatrixRMaj rows, int most) {
        List<EncodedValue> values = new ArrayList<>();
        for (String category : vocabulary.categories()) {
            if (values.size() < most) {
                values.add(EncodedValue.of(category, encoded(category)));
            }
        }
        values.add(EncodedValue.of("other", encoded(null)));
        return values;
    }

    private float[] encoded(@Nullable String value) {
        float[] columns = new float[columns()];
        encode(value, columns, -first());
        return columns;
    }

    @Override
    void encodeMissing(float[] out, int at) {
        encode(null, out, at);
    }

    @Override
    void begin(boolean isLimited) {
        counts = new CategoryCounts(isLimited);
    }

    @Override
    void requireLearnt() {}

    @Override
    void adopt() {
        vocabulary = Vocabulary.ofMostFrequent(counts.asMap(), capacity);
        counts.asMap().forEach((category, count) -> profile().learn(slot(category), count[0]));
        profile().learn(profile().slots() - 1, counts.dropped());
    }

    @Override
    public void visit(StateVisitor visitor) {
        String text = vocabulary.text();
        String visited = visitor.visit("vocabulary", text);
        if (!visited.equals(text)) {
            vocabulary = requireFits(Vocabulary.ofText(visited));
        }
    }

    private Vocabulary requireFits(Vocabulary restored) {
        int size = restored.categories().size();
        if (size > capacity) {
            throw new IllegalArgumentException(
                    name() + " must have at most " + capacity + " categories, but the saved state has " + size);
        }
        return restored;
    }

    @Override
    List<String> valueNames() {
        if (isIndex()) {
            return List.of(name());
        }
        List<String> names = new ArrayList<>();
        for (String category : vocabulary.categories()) {
            names.add(name() + "=" + category);
        }
        while (names.size() < capacity) {
            names.add(name() + " " + names.size());
        }
        names.add(name() + " other");
        return names;
    }

    @Override
    String values() {
        return "a category, capacity " + capacity + (isIndex() ? ", as an index" : "");
    }

    @Override
    String learnt() {
        int size = vocabulary.categories().size();
        return size + (size == 1 ? " category" : " categories");
    }
}
