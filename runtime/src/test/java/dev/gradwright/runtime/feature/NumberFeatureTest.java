package dev.gradwright.runtime.feature;

import static dev.gradwright.runtime.feature.FeatureFixture.columns;
import static dev.gradwright.runtime.feature.FeatureFixture.learnt;
import static dev.gradwright.runtime.feature.FeatureFixture.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NumberFeatureTest {
    private static NumberFeature number(Scale scale, Presence presence) {
        return new NumberFeature("amount", scale, presence);
    }

    private static NumberFeature linear() {
        return number(Scale.LINEAR, Presence.REQUIRED);
    }

    /** Mean 5 and deviation 2. */
    @Test
    void standardizes() {
        NumberFeature feature = learnt(linear(), 2, 4, 4, 4, 5, 5, 7, 9);

        assertThat(columns(feature, 9)).containsExactly(2);
        assertThat(columns(feature, 5)).containsExactly(0);
        assertThat(columns(feature, -1)).containsExactly(-3);
    }

    /** The logarithms are −1, 0 and 1: mean 0, deviation √(2/3). */
    @Test
    void takesTheLogarithmOfBothSigns() {
        double e = Math.E - 1;
        NumberFeature feature = learnt(number(Scale.LOG, Presence.REQUIRED), -e, 0, e);

        assertThat(columns(feature, Math.E * Math.E - 1)[0]).isCloseTo((float) (2 / Math.sqrt(2.0 / 3)), within(1e-6f));
        assertThat(columns(feature, 1 - Math.E * Math.E)[0])
                .isCloseTo((float) (-2 / Math.sqrt(2.0 / 3)), within(1e-6f));
        assertThat(columns(feature, 0)).containsExactly(0);
    }

    @Test
    void aConstantIsOnlyCentered() {
        NumberFeature feature = learnt(linear(), 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

        assertThat(columns(feature, 0.1)).containsExactly(0);
        assertThat(columns(feature, 2.1)).containsExactly(2);
    }

    /** Its deviation is 1, but the squares of the values have no digits left for it. */
    @Test
    void aSmallDeviationOfLargeValuesIsExact() {
        NumberFeature feature = learnt(linear(), 1e9 - 1, 1e9 + 1);

        assertThat(columns(feature, 1e9 + 3)).containsExactly(3);
    }

    @Test
    void missingIsTheMeanAndAFlag() {
        NumberFeature feature = number(Scale.LINEAR, Presence.OPTIONAL);
        learnt(feature, Arrays.<@Nullable Double>asList(3.0, null, 5.0, null), NumberFeature::learn);

        assertThat(feature.columnNames()).containsExactly("amount", "amount missing");
        assertThat(columns(feature, out -> feature.encode((Double) null, out, 0)))
                .containsExactly(0, 1);
        assertThat(columns(feature, out -> feature.encode(Double.valueOf(6), out, 0)))
                .containsExactly(2, 0);
    }

    @Test
    void takesDatesInDays() {
        NumberFeature feature =
                learnt(linear(), List.of(LocalDate.of(1970, 1, 1), LocalDate.of(1970, 1, 3)), NumberFeature::learn);

        assertThat(columns(feature, out -> feature.encode(LocalDate.of(1970, 1, 5), out, 0)))
                .containsExactly(3);
        assertThat(columns(feature, 1)).containsExactly(0);
    }

    @Test
    void takesInstantsInDays() {
        NumberFeature feature =
                learnt(linear(), List.of(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(2))), NumberFeature::learn);

        assertThat(columns(feature, out -> feature.encode(Instant.parse("1970-01-02T12:00:00Z"), out, 0)))
                .containsExactly(0.5f);
    }

    @Test
    void takesDurationsInSeconds() {
        NumberFeature feature =
                learnt(linear(), List.of(Duration.ofSeconds(1), Duration.ofSeconds(3)), NumberFeature::learn);

        assertThat(columns(feature, out -> feature.encode(Duration.ofMillis(2500), out, 0)))
                .containsExactly(0.5f);
    }

    @Test
    void takesDecimals() {
        NumberFeature feature =
                learnt(linear(), List.of(new BigDecimal("1.5"), new BigDecimal("2.5")), NumberFeature::learn);

        assertThat(columns(feature, out -> feature.encode(new BigDecimal("3"), out, 0)))
                .containsExactly(2);
    }

    @Test
    void nullOfARequiredComponentIsAnErrorThatNamesIt() {
        NumberFeature feature = learnt(linear(), 1, 2);
        String message = "amount must not be null; annotate the component with @Missing if its value may be missing";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.encode((LocalDate) null, new float[1], 0))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.learn((BigDecimal) null))
                .withMessage(message);
    }

    @Test
    void valuesMustBeFiniteAlsoThoseOfWrappers() {
        NumberFeature feature = number(Scale.LOG, Presence.OPTIONAL);
        learnt(feature, 1, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.encode(Double.valueOf(Double.NaN), new float[2], 0))
                .withMessage("amount must be finite, but is NaN; a missing value is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.encode(Double.NEGATIVE_INFINITY, new float[2], 0))
                .withMessage("amount must be finite, but is -Infinity; a missing value is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.learn(new BigDecimal("1e999")))
                .withMessage("amount must be finite, but is 1E+999; a missing value is null");
    }

    @Test
    void valuesWithoutAFiniteEncodingAreRejected() {
        NumberFeature feature = learnt(linear(), 2, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns(feature, 1e300))
                .withMessage("amount is 1.0E300, too far from the training rows to be encoded: mean 3.000, deviation"
                        + " 1.000");
    }

    @Test
    void valuesWithoutAFiniteDeviationAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt(linear(), 1e200, -1e200))
                .withMessage("amount has values that are too large for their mean and deviation; use @Numeric(log ="
                        + " true), or a larger unit");
        assertThat(columns(learnt(number(Scale.LOG, Presence.REQUIRED), 1e200, -1e200), 1e200))
                .containsExactly(1);
    }

    @Test
    void aComponentThatIsAlwaysMissingIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt(number(Scale.LINEAR, Presence.OPTIONAL)))
                .withMessage(
                        "amount is missing in all training rows, so nothing can be learnt about it; exclude it with"
                                + " @Ignored");
    }

    @Test
    void isBitIdenticalWhenRestored() {
        NumberFeature feature = learnt(number(Scale.LOG, Presence.REQUIRED), 0.1, 0.7, 12.3);
        NumberFeature copy = restored(feature, number(Scale.LOG, Presence.REQUIRED));
        copy.placeAt(0);

        assertThat(columns(copy, 3.21)).isEqualTo(columns(feature, 3.21));
    }

    /** The squares of the differences are too small for a double if they are divided by the number of values. */
    @Test
    void aDeviationThatUnderflowsIsLikeZero() {
        NumberFeature feature = learnt(linear(), 0, 0, 0, 0, 0, 3e-162);

        assertThat(columns(feature, 0)[0]).isZero();
        assertThat(columns(feature, 1)).containsExactly(1);
    }
}
