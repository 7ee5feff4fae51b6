package dev.gradwright.runtime.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.data.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The values of a component that a partial dependence goes through. */
class FeatureValuesTest {
    private static final List<Row> ROWS = List.of(
            new Row(1000.0, 3, true, "Rome"),
            new Row(0.0, 5, false, "Oslo"),
            new Row(null, 40, null, "Rome"),
            new Row(-12.5, 7, true, "Bern"));

    private final RowEncoder encoder = new RowEncoder();

    FeatureValuesTest() {
        encoder.adapt(Examples.of(ROWS, List.of(false, true, true, false)));
    }

    @Test
    void aNumberOnALogarithmicScaleIsDecoded() {
        assertThat(numbers(encoder.amount)).containsExactly(-12.5, 0.0, 1000.0, Double.NaN);
    }

    @Test
    void aBinnedNumberIsDecoded() {
        assertThat(numbers(encoder.age)).containsExactly(3.0, 5.0, 7.0, 40.0);
    }

    /** Of the sorted values, the first, the one in the middle and the last. */
    @Test
    void ofManyNumbersThereAreQuantiles() {
        List<Row> rows = IntStream.rangeClosed(0, 100)
                .mapToObj(age -> new Row(1.0, age, true, "Rome"))
                .toList();

        assertThat(encoder.age.values(encoder.encode(rows), 3))
                .extracting(EncodedValue::number)
                .containsExactly(0.0, 50.0, 100.0);
    }

    @Test
    void booleansAndCategories() {
        assertThat(texts(encoder.active)).containsExactly("false", "true", "missing");
        assertThat(texts(encoder.city)).containsExactly("Rome", "Bern", "other");
    }

    @Test
    void theColumnsAreThoseOfARowWithTheValue() {
        float[] row = encoder.encode(ROWS).data;
        int columns = encoder.columns();

        assertThat(encoder.amount.values(encoder.encode(ROWS), 9).get(3).columns())
                .as("the missing amount of row 2")
                .isEqualTo(Arrays.copyOfRange(row, 2 * columns, 2 * columns + 2));
        assertThat(encoder.city.values(encoder.encode(ROWS), 9).get(1).columns())
                .as("Bern in row 3")
                .isEqualTo(Arrays.copyOfRange(row, 3 * columns + encoder.city.first(), 4 * columns));
    }

    private List<Double> numbers(Feature feature) {
        return feature.values(encoder.encode(ROWS), 9).stream()
                .map(EncodedValue::number)
                .toList();
    }

    private List<String> texts(Feature feature) {
        return feature.values(encoder.encode(ROWS), 9).stream()
                .map(EncodedValue::text)
                .toList();
    }

    private record Row(
            @Nullable Double amount, int age, @Nullable Boolean active, String city) {}

    private static final class RowEncoder extends TableEncoder<Row, Boolean> {
        final NumberFeature amount = add(new NumberFeature("amount", Scale.LOG, Presence.OPTIONAL));
        final BinnedFeature age = add(new BinnedFeature("age", 2, Presence.REQUIRED));
        final FlagFeature active = add(new FlagFeature("active", Presence.OPTIONAL));
        final CategoryFeature city = add(new CategoryFeature("city", 2));

        RowEncoder() {
            super(new BooleanTarget(TargetLayout.INDEX));
        }

        @Override
        protected void learn(Row row) {
            amount.learn(row.amount());
            age.learn(row.age());
            active.learn(row.active());
            city.learn(row.city());
        }

        @Override
        protected void write(Row row, float[] out, int at) {
            amount.encode(row.amount(), out, at);
            age.encode(row.age(), out, at);
            active.encode(row.active(), out, at);
            city.encode(row.city(), out, at);
        }
    }
}
