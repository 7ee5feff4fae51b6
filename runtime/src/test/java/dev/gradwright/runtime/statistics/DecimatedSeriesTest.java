package dev.gradwright.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.state.StateSnapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatedSeriesTest {
    private final DecimatedSeries series = new DecimatedSeries(4);

    private void append(float... values) {
        for (float value : values) {
            series.append(series.size() * series.valuesPerPoint() + 1, value);
        }
    }

    private static DecimatedSeries counted(int capacity, int values) {
        DecimatedSeries series = new DecimatedSeries(capacity);
        for (int step = 1; step <= values; step++) {
            series.append(step, step);
        }
        return series;
    }

    @Test
    void eachValueIsAPointAtFirst() {
        append(3, 5);

        assertThat(series.size()).isEqualTo(2);
        assertThat(series.valuesPerPoint()).isEqualTo(1);
        assertThat(series.step(1)).isEqualTo(2);
        assertThat(series.mean(1)).isEqualTo(5);
        assertThat(series.min(1)).isEqualTo(5);
        assertThat(series.max(1)).isEqualTo(5);
    }

    @Test
    void neighboursAreMergedWhenItIsFull() {
        append(3, 5, 1, 2, 9);

        assertThat(series.size()).isEqualTo(3);
        assertThat(series.valuesPerPoint()).isEqualTo(2);
        assertThat(series.step(1)).isEqualTo(3);
        assertThat(series.mean(0)).isEqualTo(4);
        assertThat(series.min(0)).isEqualTo(3);
        assertThat(series.max(0)).isEqualTo(5);
        assertThat(series.mean(2)).isEqualTo(9);
    }

    @Test
    void itsLastPointGrowsUntilItCoversAsManyAsTheOthers() {
        append(3, 5, 1, 2, 9, 7, 4);

        assertThat(series.size()).isEqualTo(4);
        assertThat(series.mean(2)).isEqualTo(8);
        assertThat(series.mean(3)).isEqualTo(4);
    }

    @Test
    void aMillionValuesKeepStepsMeansAndExtremes() {
        DecimatedSeries course = counted(1024, 1_000_000);

        assertThat(course.valuesPerPoint()).isEqualTo(1024);
        assertThat(course.size()).isEqualTo(977);
        for (int point = 0; point < 976; point++) {
            long first = point * 1024L + 1;
            assertThat(course.step(point)).isEqualTo(first);
            assertThat((long) course.min(point)).isEqualTo(first);
            assertThat((long) course.max(point)).isEqualTo(first + 1023);
            assertThat((double) course.mean(point)).isCloseTo(first + 511.5, within(0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteIsAGap(float value) {
        append(3, value, 5);

        assertThat(series.size()).isEqualTo(3);
        assertThat(series.mean(1)).isNaN();
        assertThat(series.min(1)).isNaN();
        assertThat(series.max(1)).isNaN();
        assertThat(series.mean(2)).isEqualTo(5);
    }

    @Test
    void aGapDoesNotPoisonTheMeanOfItsNeighbour() {
        append(3, Float.NaN, Float.NaN, Float.NaN, 5, Float.NaN, Float.POSITIVE_INFINITY, 4);

        assertThat(series.mean(0)).isEqualTo(3);
        assertThat(series.max(0)).isEqualTo(3);
        assertThat(series.mean(1)).isNaN();
        assertThat(series.mean(2)).isEqualTo(5);
        assertThat(series.mean(3)).isEqualTo(4);
    }

    @Test
    void allPointsCountTheirFiniteValuesOnly() {
        append(2, Float.NaN, 4, 6, Float.NaN, Float.NaN, Float.NaN, Float.NaN, 8);

        assertThat(series.mean(0)).isEqualTo(4);
        assertThat(series.mean(1)).isNaN();
        assertThat(series.mean(2)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 6, 7, 8, 9, 30})
    void aRestoredSeriesContinuesAsIfNothingHappened(int values) {
        DecimatedSeries saved = counted(4, values);
        StateSnapshot snapshot = StateSnapshot.of(saved);
        DecimatedSeries restored = counted(4, 100);

        snapshot.restore(restored);
        for (int step = values + 1; step < 50; step++) {
            saved.append(step, step);
            restored.append(step, step);
        }

        assertThat(StateSnapshot.of(restored).toBytes())
                .isEqualTo(StateSnapshot.of(saved).toBytes());
    }

    @Test
    void laterValuesDoNotChangeACopy() {
        append(3, 5);
        DecimatedSeries copy = series.copy();

        append(1, 2, 9);

        assertThat(copy.size()).isEqualTo(2);
        assertThat(copy.mean(0)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, 0, 1, 7})
    void capacitiesAreEvenAndAtLeast2(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecimatedSeries(capacity))
                .withMessage("the capacity of a series must be even and at least 2, but is " + capacity);
    }

    @Test
    void aPointThatDoesNotExistIsNamed() {
        append(3, 5);

        assertThatThrownBy(() -> series.mean(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("there is no point 2; the series has 2");
    }

    @Test
    @Tag("own-jvm")
    void appendingAllocatesNothing() {
        long[] step = {0};

        assertThat(Allocation.ofOne(() -> series.append(step[0]++, 1))).isZero();
    }
}
