package dev.gradwright.runtime.feature;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A component that is a number, a date, a time or a duration. A date is its days since 1970, an instant its days with a
 * fraction, a duration its seconds.
 *
 * <p>A value that is not finite is an error, also for a wrapper type: only null is missing. Encoding allocates nothing,
 * except for a {@link java.math.BigDecimal} or {@link java.math.BigInteger} of more than 15 digits.
 */
public abstract sealed class NumericFeature extends Feature permits NumberFeature, BinnedFeature {
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double NANOSECOND = 1e-9;

    NumericFeature(String name, Presence presence, int valueColumns) {
        super(name, presence, valueColumns, Profile.ofNumbers());
    }

    /**
     * Learns a value.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public final void learn(double value) {
        if (!Double.isFinite(value)) {
            throw notFinite(value);
        }
        learnValue(value);
        profile().learn(value, scale().apply(value));
    }

    /**
     * Learns a value.
     *
     * @throws IllegalArgumentException if it is not finite, or null and not optional
     */
    public final void learn(@Nullable Number value) {
        if (value == null) {
            learnMissing();
        } else {
            learn(number(value));
        }
    }

    /** Learns a date. */
    public final void learn(@Nullable LocalDate value) {
        if (value == null) {
            learnMissing();
        } else {
            learn(days(value));
        }
    }

    /** Learns a time. */
    public final void learn(@Nullable Instant value) {
        if (value == null) {
            learnMissing();
        } else {
            learn(days(value));
        }
    }

    /** Learns a duration. */
    public final void learn(@Nullable Duration value) {
        if (value == null) {
            learnMissing();
        } else {
            learn(seconds(value));
        }
    }

    /** Counts a value of a live row; one that is not finite counts as missing. */
    public final void count(double value, RowCounts counts) {
        if (Double.isFinite(value)) {
            counts.add(this, profile().slotOf(value), profile().standardized(scale().apply(value)));
        } else {
            countMissing(counts);
        }
    }

    /** Counts a value of a live row; one that is not finite counts as missing. */
    public final void count(@Nullable Number value, RowCounts counts) {
        if (value == null) {
            countMissing(counts);
        } else {
            count(value.doubleValue(), counts);
        }
    }

    /** Counts a date of a live row. */
    public final void count(@Nullable LocalDate value, RowCounts counts) {
        if (value == null) {
            countMissing(counts);
        } else {
            count(days(value), counts);
        }
    }

    /** Counts a time of a live row. */
    public final void count(@Nullable Instant value, RowCounts counts) {
        if (value == null) {
            countMissing(counts);
        } else {
            count(days(value), counts);
        }
    }

    /** Counts a duration of a live row. */
    public final void count(@Nullable Duration value, RowCounts counts) {
        if (value == null) {
            countMissing(counts);
        } else {
            count(seconds(value), counts);
        }
    }

    private void countMissing(RowCounts counts) {
        counts.add(this, Profile.MISSING);
    }

    @Override
    final List<String> presentSlots() {
        return List.of("below", "within", "above");
    }

    /**
     * Writes the columns of this feature.
     *
     * @param out the encoded row begins at index {@code at}
     * @throws IllegalArgumentException if the value is not finite, or so far from the learnt values that its encoding
     *     is not
     */
    public final void encode(double value, float[] out, int at) {
        writeValue(value, out, at + first());
        writeFlag(false, out, at);
    }

    /**
     * Writes the columns of this feature.
     *
     * @throws IllegalArgumentException as for {@link #encode(double, float[], int)}, or if the value is null and not
     *     optional
     */
    public final void encode(@Nullable Number value, float[] out, int at) {
        if (value == null) {
            encodeMissing(out, at);
        } else {
            encode(number(value), out, at);
        }
    }

    /** Writes the columns of this feature for a date. */
    public final void encode(@Nullable LocalDate value, float[] out, int at) {
        if (value == null) {
            encodeMissing(out, at);
        } else {
            encode(days(value), out, at);
        }
    }

    /** Writes the columns of this feature for a time. */
    public final void encode(@Nullable Instant value, float[] out, int at) {
        if (value == null) {
            encodeMissing(out, at);
        } else {
            encode(days(value), out, at);
        }
    }

    /** Writes the columns of this feature for a duration. */
    public final void encode(@Nullable Duration value, float[] out, int at) {
        if (value == null) {
            encodeMissing(out, at);
        } else {
            encode(seconds(value), out, at);
        }
    }

    @Override
    final void encodeMissing(float[] out, int at) {
        requireOptional();
        writeFill(out, at + first());
        writeFlag(true, out, at);
    }

    /** Quantiles of the values that the rows have, each of which is the value of a row. */
    @Override
    final List<EncodedValue> valuesPresent(FMatrixRMaj rows, int most) {
        List<EncodedValue> sorted = new ArrayList<>();
        for (int row = 0; row < rows.numRows; row++) {
            int from = row * rows.numCols + first();
            if (!isOptional() || rows.data[from + valueColumns()] == 0) {
                float[] columns = Arrays.copyOfRange(rows.data, from, from + columns());
                sorted.add(new EncodedValue(name(), decode(columns), columns));
            }
        }
        sorted.sort(Comparator.comparingDouble(EncodedValue::number));
        List<EncodedValue> distinct = distinct(sorted);
        return distinct.size() <= most ? distinct : distinct(quantiles(sorted, most));
    }

    private static List<EncodedValue> quantiles(List<EncodedValue> sorted, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sorted.get((int) Math.round((double) i * (sorted.size() - 1) / (count - 1))))
                .toList();
    }

    private static List<EncodedValue> distinct(List<EncodedValue> sorted) {
        List<EncodedValue> distinct = new ArrayList<>();
        for (EncodedValue value : sorted) {
            if (distinct.isEmpty()
                    || value.number() > distinct.get(distinct.size() - 1).number()) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    /** The number that these columns encode, to the precision of a float. */
    abstract double decode(float[] columns);

    /** Removes the digits that the error of a float has added: 40 instead of 39.9999998. */
    static double rounded(double value, double error) {
        double least = Math.max(Math.abs(error), 4 * Math.ulp(value));
        int digits = -(int) Math.ceil(StrictMath.log10(least));
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    /** Learns a finite value. */
    abstract void learnValue(double value);

    /** Writes the columns without the flag, from an index of the array on. */
    abstract void writeValue(double value, float[] out, int from);

    /** Writes the columns of a missing value without the flag, from an index of the array on. */
    abstract void writeFill(float[] out, int from);

    private double number(Number value) {
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw notFinite(value);
        }
        return number;
    }

    private static double days(LocalDate date) {
        return date.toEpochDay();
    }

    private static double days(Instant instant) {
        return (instant.getEpochSecond() + instant.getNano() * NANOSECOND) / SECONDS_OF_A_DAY;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * NANOSECOND;
    }

    /** The error for a value whose encoding is not finite. */
    final IllegalArgumentException notEncodable(double value) {
        return Double.isFinite(value)
                ? new IllegalArgumentException(
                        name() + " is " + value + ", too far from the training rows to be encoded: " + learnt())
                : notFinite(value);
    }

    private IllegalArgumentException notFinite(Object value) {
        return new IllegalArgumentException(name() + " must be finite, but is " + value
                + (isOptional()
                        ? "; a missing value is null"
                        : "; if its value may be missing, declare the component as Double and use null"));
    }

    /** The error if no training row has a value. */
    final IllegalArgumentException allMissing() {
        return new IllegalArgumentException(name()
                + " is missing in all training rows, so nothing can be learnt about it; exclude it with @Ignored");
    }

    /** The error if the values are so large that their mean or deviation is not finite. */
    final IllegalArgumentException tooLarge() {
        return new IllegalArgumentException(
                name()
                        + " has values that are too large for their mean and deviation; use @Numeric(log = true), or a larger unit");
    }
}
