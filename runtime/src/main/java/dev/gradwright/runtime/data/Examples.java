package dev.gradwright.runtime.data;

import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Examples as the application knows them: a record for each row, and its target, such as a constant of an enum.
 * Immutable. Operations that select or reorder rows share the records.
 *
 * <pre>{@code
 * Examples<Customer, Churn> all = Examples.of(customers, Customer::withoutOutcome, Customer::outcome);
 * List<Examples<Customer, Churn>> parts = all.shuffled(42).split(0.8, 0.2);
 * }</pre>
 *
 * @param <X> type of the records
 * @param <Y> type of the targets
 */
public final class Examples<X, Y> {
    private final List<X> features;
    private final List<Y> targets;
    /** The index of each row in the lists. */
    private final int[] rows;

    private Examples(List<X> features, List<Y> targets, int[] rows) {
        this.features = features;
        this.targets = targets;
        this.rows = rows;
    }

    /**
     * Examples of records and their targets, in the same order.
     *
     * @throws IllegalArgumentException if there is no row, the numbers of rows differ, or a record or target is null
     */
    public static <X, Y> Examples<X, Y> of(Iterable<? extends X> features, Iterable<? extends Y> targets) {
        List<X> x = list("features", features);
        List<Y> y = list("targets", targets);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "features and targets must have equally many rows, but have " + x.size() + " and " + y.size());
        }
        return of(x, y);
    }

    /**
     * Examples from rows of any type, such as entities of a database.
     *
     * @param feature makes the record of a row
     * @param target makes the target of a row
     * @throws IllegalArgumentException if there is no row, or a record or target is null
     */
    public static <R, X, Y> Examples<X, Y> of(
            Iterable<R> rows, Function<? super R, ? extends X> feature, Function<? super R, ? extends Y> target) {
        List<X> x = new ArrayList<>();
        List<Y> y = new ArrayList<>();
        for (R row : Objects.requireNonNull(rows, "rows must not be null")) {
            x.add(feature.apply(row));
            y.add(target.apply(row));
        }
        return of(x, y);
    }

    private static <T> List<T> list(String argument, Iterable<? extends T> values) {
        List<T> list = new ArrayList<>();
        Objects.requireNonNull(values, argument + " must not be null").forEach(list::add);
        return list;
    }

    private static <X, Y> Examples<X, Y> of(List<X> features, List<Y> targets) {
        if (features.isEmpty()) {
            throw new IllegalArgumentException("examples must have at least 1 row, but there is none");
        }
        int without = features.indexOf(null);
        if (without >= 0) {
            throw new IllegalArgumentException(
                    "the features of a row must not be null, but those of row " + without + " are");
        }
        without = targets.indexOf(null);
        if (without >= 0) {
            throw new IllegalArgumentException("the target of a row must not be null, but that of row " + without
                    + " is; leave out rows without a target");
        }
        return new Examples<>(
                features, targets, IntStream.range(0, features.size()).toArray());
    }

    /** Number of rows. */
    public int rows() {
        return rows.length;
    }

    /** The record of a row, counted from 0. */
    public X features(int row) {
        return features.get(rows[row]);
    }

    /** The target of a row, counted from 0. */
    public Y target(int row) {
        return targets.get(rows[row]);
    }

    /**
     * The first {@code count} rows.
     *
     * @throws IllegalArgumentException unless {@code count} is from 1 to the number of rows
     */
    public Examples<X, Y> take(int count) {
        requireRows("take", count, 1, rows());
        return range(0, count);
    }

    /**
     * All rows but the first {@code count}.
     *
     * @throws IllegalArgumentException unless {@code count} is from 0 to one less than the number of rows
     */
    public Examples<X, Y> skip(int count) {
        requireRows("skip", count, 0, rows() - 1);
        return range(count, rows());
    }

    private void requireRows(String operation, int count, int least, int most) {
        if (count < least || count > most) {
            throw new IllegalArgumentException(operation + " takes from " + least + " to " + most + " of "
                    + text(rows(), "row") + ", but was asked for " + count);
        }
    }

    /** The same rows in random order; the same seed gives the same order. */
    public Examples<X, Y> shuffled(long seed) {
        return select(RowOrder.shuffled(rows(), CounterRandom.stream(seed, "shuffled")));
    }

    /**
     * Splits the rows into contiguous parts, in order. If the rows are sorted, shuffle them first.
     *
     * @param fractions the fraction of each part, 1 in total; boundaries are rounded to the nearest row
     * @throws IllegalArgumentException unless they add up to 1 and leave each part at least 1 row
     */
    public List<Examples<X, Y>> split(double... fractions) {
        int[] counts = Fractions.counts(rows(), fractions);
        int[] parts = new int[rows()];
        int from = 0;
        for (int part = 0; part < counts.length; part++) {
            Arrays.fill(parts, from, from + counts[part], part);
            from += counts[part];
        }
        return parts(parts, fractions.length);
    }

    /**
     * Splits the rows at random, so that each class has its share in each part, to less than two rows.
     *
     * @param fractions the fraction of each part, 1 in total
     * @throws IllegalArgumentException unless they add up to 1 and leave each part at least 1 row, or if the targets
     *     are numbers
     */
    public List<Examples<X, Y>> splitStratified(long seed, double... fractions) {
        if (target(0) instanceof Number) {
            throw new IllegalArgumentException(
                    "the targets are numbers, which have no classes; call shuffled(seed).split(fractions)");
        }
        Fractions.require(fractions);
        return shuffled(seed).dealtByClass(fractions);
    }

    /**
     * Splits the rows at random, so that the rows of a group, such as those of one customer, are in one part. The
     * largest groups are placed first, each into the part that lacks most rows.
     *
     * @param group what the rows of a group have in common; compared with {@code equals}
     * @param fractions the fraction of each part, 1 in total; parts differ from it by as much as the sizes of the
     *     groups demand
     * @throws IllegalArgumentException unless the fractions add up to 1 and leave each part at least 1 row, or if the
     *     group of a row is null
     */
    public List<Examples<X, Y>> splitGrouped(Function<? super X, ?> group, long seed, double... fractions) {
        Fractions.require(fractions);
        Examples<X, Y> shuffled = shuffled(seed);
        return shuffled.parts(PartOfRow.byGroup(shuffled.keys("group", group), fractions), fractions.length);
    }

    /**
     * Splits the rows by time: the oldest are in the first part, and the rows of each part are sorted by time.
     *
     * @param time when a row was observed; rows of equal times keep their order
     * @param fractions the fraction of each part, 1 in total; boundaries are rounded to the nearest row
     * @throws IllegalArgumentException unless the fractions add up to 1 and leave each part at least 1 row, or if the
     *     time of a row is null
     */
    public <T extends Comparable<? super T>> List<Examples<X, Y>> splitByTime(
            Function<? super X, ? extends T> time, double... fractions) {
        List<T> times = keys("time", time);
        int[] oldestFirst = IntStream.range(0, rows())
                .boxed()
                .sorted(Comparator.comparing(times::get))
                .mapToInt(Integer::intValue)
                .toArray();
        return select(oldestFirst).split(fractions);
    }

    /**
     * The folds of a cross-validation, at random: each row is in the test part of exactly one. If the targets are
     * constants of an enum or booleans, each class has its share in each fold, to less than two rows.
     *
     * @param k number of folds
     * @throws IllegalArgumentException unless {@code k} is from 2 to the number of rows
     */
    public List<Fold<X, Y>> folds(int k, long seed) {
        requireFolds(k, "rows", rows());
        Examples<X, Y> shuffled = shuffled(seed);
        boolean hasClasses = target(0) instanceof Enum || target(0) instanceof Boolean;
        return hasClasses
                ? shuffled.folds(shuffled.partsByClass(Fractions.equal(k)), k)
                : shuffled.folds(IntStream.range(0, rows()).map(row -> row % k).toArray(), k);
    }

    /**
     * The folds of a cross-validation, at random, where the rows of a group are in one fold: see {@link #splitGrouped}.
     *
     * @param k number of folds
     * @param group what the rows of a group have in common; compared with {@code equals}
     * @throws IllegalArgumentException unless {@code k} is from 2 to the number of groups, or if the group of a row is
     *     null
     */
    public List<Fold<X, Y>> foldsGrouped(Function<? super X, ?> group, int k, long seed) {
        Examples<X, Y> shuffled = shuffled(seed);
        List<?> groups = shuffled.keys("group", group);
        requireFolds(k, "groups", new HashSet<>(groups).size());
        return shuffled.folds(PartOfRow.byGroup(groups, Fractions.equal(k)), k);
    }

    private static void requireFolds(int k, String of, int most) {
        if (k < 2 || k > most) {
            throw new IllegalArgumentException(
                    "the number of folds must be from 2 to the number of " + of + ", " + most + ", but is " + k);
        }
    }

    private List<Examples<X, Y>> dealtByClass(double... fractions) {
        return parts(partsByClass(fractions), fractions.length);
    }

    private int[] partsByClass(double... fractions) {
        return PartOfRow.byClass(
                IntStream.range(0, rows()).mapToObj(this::target).toList(), fractions);
    }

    private <T> List<T> keys(String what, Function<? super X, ? extends T> function) {
        Objects.requireNonNull(function, what + " must not be null");
        List<T> keys = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            T key = function.apply(features(row));
            if (key == null) {
                throw new IllegalArgumentException(
                        "the " + what + " of a row must not be null, but that of " + features(row) + " is");
            }
            keys.add(key);
        }
        return Collections.unmodifiableList(keys);
    }

    /** The rows of each part, in order. */
    private List<Examples<X, Y>> parts(int[] partOfRow, int count) {
        List<Examples<X, Y>> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int current = part;
            int[] selected = IntStream.range(0, rows())
                    .filter(row -> partOfRow[row] == current)
                    .toArray();
            if (selected.length == 0) {
                throw new IllegalArgumentException("each part must have at least 1 row, but part " + part
                        + " has none of the " + text(rows(), "row")
                        + "; use fewer parts, or larger fractions");
            }
            parts.add(select(selected));
        }
        return List.copyOf(parts);
    }

    private List<Fold<X, Y>> folds(int[] foldOfRow, int k) {
        List<Examples<X, Y>> tests = parts(foldOfRow, k);
        List<Fold<X, Y>> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            int current = fold;
            int[] others = IntStream.range(0, rows())
                    .filter(row -> foldOfRow[row] != current)
                    .toArray();
            folds.add(new Fold<>(select(others), tests.get(fold)));
        }
        return List.copyOf(folds);
    }

    private Examples<X, Y> range(int from, int to) {
        return new Examples<>(features, targets, Arrays.copyOfRange(rows, from, to));
    }

    private Examples<X, Y> select(int[] selected) {
        return new Examples<>(
                features, targets, Arrays.stream(selected).map(row -> rows[row]).toArray());
    }

    @Override
    public String toString() {
        return text(rows(), "example");
    }

    private static String text(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
