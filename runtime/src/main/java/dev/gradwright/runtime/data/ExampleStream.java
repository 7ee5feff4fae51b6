package dev.gradwright.runtime.data;

import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Examples that need not fit into memory: a file, a query, or anything else that can be read again and again. It is read
 * once to learn about the features, once when it is encoded, and once in each epoch; each pass must give the same
 * examples in the same order. Immutable.
 *
 * <pre>{@code
 * ExampleStream<Customer, Churn> train = ChurnModelNetwork.stream(Csv.file(path), "churn");
 * net.adapt(train);
 * Trainer.of(net).epochs(3).fit(net.encode(train));
 * }</pre>
 *
 * @param <X> type of the records
 * @param <Y> type of the targets
 */
public final class ExampleStream<X, Y> {
    private final String name;
    private final Supplier<ExampleCursor<X, Y>> passes;

    private ExampleStream(String name, Supplier<ExampleCursor<X, Y>> passes) {
        this.name = Objects.requireNonNull(name, "name must not be null");
        this.passes = Objects.requireNonNull(passes, "passes must not be null");
    }

    /**
     * Examples from rows of any type. Each pass calls {@code iterator()}.
     *
     * @param name the name of the data in error messages
     * @param feature makes the record of a row
     * @param target makes the target of a row
     */
    public static <R, X, Y> ExampleStream<X, Y> of(
            String name,
            Iterable<? extends R> rows,
            Function<? super R, ? extends X> feature,
            Function<? super R, ? extends Y> target) {
        Objects.requireNonNull(rows, "rows must not be null");
        requireFunctions(feature, target);
        return new ExampleStream<>(name, () -> new IteratorCursor<>(name, rows.iterator(), feature, target, () -> {}));
    }

    /**
     * Examples from a Java stream of rows, such as the result of a query. Each pass asks for a new stream, reads it in its
     * order, and closes it.
     *
     * @param name the name of the data in error messages
     * @param feature makes the record of a row
     * @param target makes the target of a row
     */
    public static <R, X, Y> ExampleStream<X, Y> ofStreams(
            String name,
            Supplier<? extends Stream<? extends R>> rows,
            Function<? super R, ? extends X> feature,
            Function<? super R, ? extends Y> target) {
        Objects.requireNonNull(rows, "rows must not be null");
        requireFunctions(feature, target);
        return new ExampleStream<>(name, () -> {
            Stream<? extends R> pass = requireGiven(name, rows.get());
            return new IteratorCursor<>(name, iterator(name, pass), feature, target, pass::close);
        });
    }

    private static <R> Iterator<R> iterator(String name, Stream<R> pass) {
        try {
            return pass.iterator();
        } catch (IllegalStateException e) {
            throw new DataFileException(
                    name, "its Java stream was used already; make a new one in each call of the supplier", e);
        }
    }

    private static <T> T requireGiven(String name, @Nullable T pass) {
        if (pass == null) {
            throw new DataFileException(name, "cannot be read: its supplier returned null");
        }
        return pass;
    }

    private static void requireFunctions(Function<?, ?> feature, Function<?, ?> target) {
        Objects.requireNonNull(feature, "feature must not be null");
        Objects.requireNonNull(target, "target must not be null");
    }

    /**
     * Examples from cursors, for sources that the other methods do not cover.
     *
     * @param name the name of the data in error messages
     * @param passes opens a new pass over the same examples each time
     */
    public static <X, Y> ExampleStream<X, Y> ofCursors(String name, Supplier<ExampleCursor<X, Y>> passes) {
        Objects.requireNonNull(passes, "passes must not be null");
        return new ExampleStream<>(name, () -> requireGiven(name, passes.get()));
    }

    /** The name of the data in error messages. */
    public String name() {
        return name;
    }

    /** Begins a pass over the examples, which must be closed. */
    public ExampleCursor<X, Y> open() {
        return passes.get();
    }

    /**
     * Only some of the examples.
     *
     * @param isWanted takes the record of each; it must say the same in each pass
     */
    public ExampleStream<X, Y> filter(Predicate<? super X> isWanted) {
        Objects.requireNonNull(isWanted, "isWanted must not be null");
        return new ExampleStream<>(name, () -> new FilteredCursor<>(open(), row -> true, isWanted));
    }

    private ExampleStream<X, Y> part(LongPredicate isKept) {
        return new ExampleStream<>(name, () -> new FilteredCursor<>(open(), isKept, null));
    }

    /**
     * Splits the examples at random. The part of an example depends on its number and the seed alone, so nothing is kept in
     * memory, and the sizes of the parts are near their fractions, not equal to them.
     *
     * @param fractions the fraction of each part, 1 in total
     * @throws IllegalArgumentException unless they add up to 1
     */
    public List<ExampleStream<X, Y>> split(long seed, double... fractions) {
        Fractions.require(fractions);
        long key = CounterRandom.stream(seed, "split");
        List<ExampleStream<X, Y>> parts = new ArrayList<>();
        double from = 0;
        for (int part = 0; part < fractions.length; part++) {
            double least = from;
            double end = part == fractions.length - 1 ? 1 : from + fractions[part];
            parts.add(part(row -> {
                double place = CounterRandom.uniform(key, row);
                return place >= least && place < end;
            }));
            from = end;
        }
        return List.copyOf(parts);
    }

    /**
     * Reads all examples into memory, for example those for the validation.
     *
     * @throws IllegalArgumentException if there is none, or a record or target is null
     */
    public Examples<X, Y> examples() {
        List<X> features = new ArrayList<>();
        List<Y> targets = new ArrayList<>();
        try (ExampleCursor<X, Y> cursor = open()) {
            while (cursor.next()) {
                add(cursor, features, targets);
            }
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException(name + " has no examples");
        }
        return Examples.of(features, targets);
    }

    private static <X, Y> void add(ExampleCursor<X, Y> cursor, List<X> features, List<Y> targets) {
        try {
            features.add(cursor.features());
            targets.add(cursor.target());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(cursor.place() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "the examples of " + name;
    }
}
