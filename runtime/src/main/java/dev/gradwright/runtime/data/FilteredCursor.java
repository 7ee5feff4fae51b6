package dev.gradwright.runtime.data;

import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The examples of another cursor that are kept: those of some numbers, or with some records. */
final class FilteredCursor<X, Y> implements ExampleCursor<X, Y> {
    private final ExampleCursor<X, Y> all;
    private final LongPredicate isKept;
    private final @Nullable Predicate<? super X> isWanted;
    private long row;

    /**
     * @param isKept takes the number of an example, counted from 0; the records of others are not made
     * @param isWanted takes the record of an example that is kept; null if all are wanted
     */
    FilteredCursor(ExampleCursor<X, Y> all, LongPredicate isKept, @Nullable Predicate<? super X> isWanted) {
        this.all = all;
        this.isKept = isKept;
        this.isWanted = isWanted;
    }

    @Override
    public boolean next() {
        while (passOverOthers() && all.next()) {
            row++;
            if (isWanted == null || isWanted(isWanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWanted(Predicate<? super X> predicate) {
        try {
            return predicate.test(all.features());
        } catch (DataFileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new DataFileException(place(), "the filter failed: " + e, e);
        }
    }

    /** Goes to the place before the next example that is kept by its number; false if there is none. */
    private boolean passOverOthers() {
        while (!isKept.test(row)) {
            if (!all.skip()) {
                return false;
            }
            row++;
        }
        return true;
    }

    @Override
    public boolean skip() {
        if (isWanted != null) {
            return next();
        }
        boolean hasNext = passOverOthers() && all.skip();
        row++;
        return hasNext;
    }

    @Override
    public X features() {
        return all.features();
    }

    @Override
    public Y target() {
        return all.target();
    }

    @Override
    public String place() {
        return all.place();
    }

    @Override
    public void close() {
        all.close();
    }
}
