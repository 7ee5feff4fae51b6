package dev.gradwright.runtime.data;

import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pass over rows of any type. */
final class IteratorCursor<R, X, Y> implements ExampleCursor<X, Y> {
    private final String name;
    private final Iterator<? extends R> rows;
    private final Function<? super R, ? extends X> feature;
    private final Function<? super R, ? extends Y> target;
    private final Runnable onClose;
    private long row = -1;
    private @Nullable X features;
    private @Nullable Y value;

    IteratorCursor(
            String name,
            Iterator<? extends R> rows,
            Function<? super R, ? extends X> feature,
            Function<? super R, ? extends Y> target,
            Runnable onClose) {
        this.name = name;
        this.rows = rows;
        this.feature = feature;
        this.target = target;
        this.onClose = onClose;
    }

    @Override
    public boolean next() {
        row++;
        try {
            if (!rows.hasNext()) {
                return false;
            }
            R next = rows.next();
            features = feature.apply(next);
            value = target.apply(next);
            return true;
        } catch (RuntimeException e) {
            throw inRow(e);
        }
    }

    @Override
    public boolean skip() {
        row++;
        try {
            if (!rows.hasNext()) {
                return false;
            }
            R unused = rows.next();
            return true;
        } catch (RuntimeException e) {
            throw inRow(e);
        }
    }

    /** An error of the rows, or of a function of them, with its place. */
    private RuntimeException inRow(RuntimeException e) {
        if (e instanceof DataFileException) {
            return e;
        }
        return e instanceof IllegalArgumentException
                ? new IllegalArgumentException(place() + ": " + e.getMessage(), e)
                : new DataFileException(place(), "cannot be read: " + e, e);
    }

    @Override
    public X features() {
        if (features == null) {
            throw new IllegalArgumentException("the features of a row must not be null");
        }
        return features;
    }

    @Override
    public Y target() {
        if (value == null) {
            throw new IllegalArgumentException("the target of a row must not be null; leave out rows without a target");
        }
        return value;
    }

    @Override
    public String place() {
        return name + ", row " + row;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
