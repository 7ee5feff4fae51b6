package dev.gradwright.runtime.drift;

import dev.gradwright.runtime.feature.RowCounts;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.predict.RecordPredictor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts live rows and compares them with the training rows of a predictor. Any number of threads may use it. {@link
 * #observe} allocates nothing and needs no lock.
 *
 * <pre>{@code
 * InputDrift<Customer> drift = InputDrift.of(predictor);
 * drift.observe(customer);              // beside each prediction
 * System.out.println(drift.report());   // now and then
 * }</pre>
 *
 * <p>It counts from its creation, or from the last {@link #reset}: reset it once a day, say, to see the drift of a day.
 *
 * @param <X> the record
 */
public final class InputDrift<X> {
    private static final int FEWEST_STRIPES = 8;
    private static final int MOST_STRIPES = 64;
    /** Longer than a row takes. */
    private static final long PAUSE_NANOSECONDS = 1000;

    private final TableEncoder<X, ?> encoder;
    /** Their number is a power of two. */
    private final Stripe[] stripes;

    private InputDrift(TableEncoder<X, ?> encoder) {
        this.encoder = encoder;
        int wanted = 2 * Runtime.getRuntime().availableProcessors();
        int count = Integer.highestOneBit(Math.min(MOST_STRIPES, Math.max(FEWEST_STRIPES, 2 * wanted - 1)));
        stripes = new Stripe[count];
        for (int i = 0; i < count; i++) {
            stripes[i] = new Stripe(new RowCounts(encoder));
        }
    }

    /**
     * Counts rows of a predictor.
     *
     * @throws IllegalStateException if the model was saved by a version of the library that did not save what {@code
     *     adapt} saw
     */
    public static <X> InputDrift<X> of(RecordPredictor<X, ?, ?> predictor) {
        return of(predictor.encoder());
    }

    /**
     * Counts rows of an encoder.
     *
     * @throws IllegalStateException if it has not been adapted, or was saved by a version of the library that did not
     *     save what {@code adapt} saw
     */
    public static <X> InputDrift<X> of(TableEncoder<X, ?> encoder) {
        encoder.requireProfiles();
        return new InputDrift<>(encoder);
    }

    /**
     * Counts a live row, without allocation. Nothing is an error: a value that is missing where none may be counts as
     * missing, and so does a number that is not finite.
     */
    public void observe(X row) {
        Objects.requireNonNull(row, "row must not be null");
        Stripe stripe = takeAny();
        try {
            encoder.count(row, stripe.counts);
        } finally {
            stripe.free();
        }
    }

    /** Usually the one that the thread used last, which is in the caches of its core. */
    private Stripe takeAny() {
        int home = (int) Thread.currentThread().getId();
        while (true) {
            for (int i = 0; i < stripes.length; i++) {
                Stripe stripe = stripes[(home + i) & (stripes.length - 1)];
                if (stripe.take()) {
                    return stripe;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOSECONDS);
        }
    }

    /** Compares all rows so far, and goes on counting. Each row that was observed before is in it. */
    public DriftReport report() {
        RowCounts total = new RowCounts(encoder);
        for (Stripe stripe : stripes) {
            stripe.takeSurely();
            try {
                total.add(stripe.counts);
            } finally {
                stripe.free();
            }
        }
        List<ComponentDrift> components = encoder.features().stream()
                .map(feature -> ComponentDrift.of(feature, total))
                .toList();
        return new DriftReport(total.rows(), components);
    }

    /** Forgets all rows so far. */
    public void reset() {
        for (Stripe stripe : stripes) {
            stripe.takeSurely();
            try {
                stripe.counts.clear();
            } finally {
                stripe.free();
            }
        }
    }

    /** Counts that one thread at a time changes. */
    private static final class Stripe {
        final RowCounts counts;
        private final AtomicBoolean taken = new AtomicBoolean();

        Stripe(RowCounts counts) {
            this.counts = counts;
        }

        boolean take() {
            return !taken.getPlain() && taken.compareAndSet(false, true);
        }

        /** Waits for the row that is being counted, which is done within a microsecond. */
        void takeSurely() {
            while (!take()) {
                LockSupport.parkNanos(PAUSE_NANOSECONDS);
            }
        }

        void free() {
            taken.setRelease(false);
        }
    }
}
