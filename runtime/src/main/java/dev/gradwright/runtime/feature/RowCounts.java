package dev.gradwright.runtime.feature;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the values of live rows, by the {@link Feature#slots slots} of each component, with the sums of numbers.
 * {@link TableEncoder#count(Object, RowCounts)} adds a row without allocation. One thread at a time may use it.
 */
public final class RowCounts {
    /** By the first column of the component. */
    private final @Nullable Component[] components;

    private long rows;

    /** Counts for the components of an encoder, all 0. */
    public RowCounts(TableEncoder<?, ?> encoder) {
        components = new Component[encoder.columns()];
        for (Feature feature : encoder.features()) {
            components[feature.first()] = new Component(feature.profile().slots());
        }
    }

    /** Adds the counts for the same encoder of others. */
    public void add(RowCounts others) {
        rows += others.rows;
        for (int i = 0; i < components.length; i++) {
            Component into = components[i];
            Component from = others.components[i];
            if (into != null && from != null) {
                into.add(from);
            }
        }
    }

    /** Sets all counts to 0. */
    public void clear() {
        rows = 0;
        for (Component component : components) {
            if (component != null) {
                component.clear();
            }
        }
    }

    /** Number of rows. */
    public long rows() {
        return rows;
    }

    /** Number of rows whose value of a component is in a slot. */
    public long count(Feature feature, int slot) {
        return of(feature).slots[slot];
    }

    /** The sum over the present values of a number, as distances from the mean of the training rows in deviations. */
    public double sum(Feature feature) {
        return of(feature).sum;
    }

    /** The sum of the squares of these distances. */
    public double squares(Feature feature) {
        return of(feature).squares;
    }

    void addRow() {
        rows++;
    }

    void add(Feature feature, int slot) {
        of(feature).slots[slot]++;
    }

    void add(Feature feature, int slot, double standardized) {
        Component component = of(feature);
        component.slots[slot]++;
        component.sum += standardized;
        component.squares += standardized * standardized;
    }

    private Component of(Feature feature) {
        Component component = components[feature.first()];
        if (component == null) {
            throw new IllegalArgumentException(feature.name() + " belongs to another encoder");
        }
        return component;
    }

    /** The counts of one component. */
    private static final class Component {
        final long[] slots;
        double sum;
        double squares;

        Component(int slots) {
            this.slots = new long[slots];
        }

        void add(Component other) {
            for (int slot = 0; slot < slots.length; slot++) {
                slots[slot] += other.slots[slot];
            }
            sum += other.sum;
            squares += other.squares;
        }

        void clear() {
            Arrays.fill(slots, 0);
            sum = 0;
            squares = 0;
        }
    }
}
