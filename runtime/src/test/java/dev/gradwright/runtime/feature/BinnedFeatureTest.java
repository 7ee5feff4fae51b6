package dev.gradwright.runtime.feature;

import static dev.gradwright.runtime.feature.FeatureFixture.columns;
import static dev.gradwright.runtime.feature.FeatureFixture.learnt;
import static dev.gradwright.runtime.feature.FeatureFixture.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinnedFeatureTest {
    private static BinnedFeature binned(int bins) {
        return new BinnedFeature("age", bins, Presence.REQUIRED);
    }

    /** The quantiles are 0, 10, 30 and 40, between the bins 0 to 2. */
    private final BinnedFeature three = learnt(binned(3), 40, 0, 10, 30);

    @Test
    void binsBelowAreOneAndBinsAboveAreZero() {
        assertThat(columns(three, 5)).containsExactly(0.5f, 0, 0);
        assertThat(columns(three, 25)).containsExactly(1, 0.75f, 0);
        assertThat(columns(three, 32)).containsExactly(1, 1, 0.2f);
    }

    @Test
    void anEdgeIsTheEndOfABin() {
        assertThat(columns(three, 0)).containsExactly(0, 0, 0);
        assertThat(columns(three, 10)).containsExactly(1, 0, 0);
        assertThat(columns(three, 30)).containsExactly(1, 1, 0);
        assertThat(columns(three, 40)).containsExactly(1, 1, 1);
    }

    @Test
    void theOuterBinsAreOpen() {
        assertThat(columns(three, -20)).containsExactly(-2, 0, 0);
        assertThat(columns(three, 55)).containsExactly(1, 1, 2.5f);
    }

    @Test
    void aSingleBinIsLinear() {
        BinnedFeature feature = learnt(binned(1), 2, 3, 6);

        assertThat(columns(feature, 4)).containsExactly(0.5f);
        assertThat(columns(feature, 0)).containsExactly(-0.5f);
        assertThat(columns(feature, 10)).containsExactly(2);
    }

    /** As NumPy does: the quartiles of 1, 2, 3, 4 are 1.75, 2.5 and 3.25. */
    @Test
    void quantilesAreInterpolated() {
        BinnedFeature feature = learnt(binned(4), 4, 3, 2, 1);

        assertThat(columns(feature, 1.75)).containsExactly(1, 0, 0, 0);
        assertThat(columns(feature, 3.25)).containsExactly(1, 1, 1, 0);
    }

    /** The quartiles are 0, 0, 0, 4 and 8, so that there are two bins. */
    @Test
    void equalQuantilesCollapse() {
        BinnedFeature feature = learnt(binned(4), 0, 0, 0, 4, 8);

        assertThat(columns(feature, 2)).containsExactly(0.5f, 0, 0, 0);
        assertThat(columns(feature, 6)).containsExactly(1, 0.5f, 0, 0);
        assertThat(columns(feature, 12)).containsExactly(1, 2, 0, 0);
    }

    /** Five values are enough for two bins of two, whose limits are 0, 2 and 4. */
    @Test
    void fewRowsHaveFewerBins() {
        BinnedFeature feature = learnt(new BinnedFeature("age", 4, 2, Presence.REQUIRED), 0, 1, 2, 3, 4);

        assertThat(columns(feature, 1)).containsExactly(0.5f, 0, 0, 0);
        assertThat(columns(feature, 3)).containsExactly(1, 0.5f, 0, 0);
        assertThat(columns(feature, 6)).containsExactly(1, 2, 0, 0);
    }

    @Test
    void veryFewRowsHaveTwoBins() {
        BinnedFeature feature = learnt(new BinnedFeature("age", 4, 100, Presence.REQUIRED), 0, 2, 4);

        assertThat(columns(feature, 3)).containsExactly(1, 0.5f, 0, 0);
    }

    @Test
    void manyRowsHaveAllBins() {
        BinnedFeature feature = learnt(new BinnedFeature("age", 2, 2, Presence.REQUIRED), 0, 1, 2, 3, 4, 5, 6, 7, 8);

        assertThat(columns(feature, 6)).containsExactly(1, 0.5f);
    }

    @Test
    void aConstantHasNoBin() {
        BinnedFeature feature = learnt(binned(2), 5, 5, 5);

        assertThat(columns(feature, 5)).containsExactly(0, 0);
        assertThat(columns(feature, 9)).containsExactly(0, 0);
    }

    @Test
    void missingIsTheMeanAndAFlag() {
        BinnedFeature feature = new BinnedFeature("age", 2, Presence.OPTIONAL);
        learnt(feature, Arrays.<@Nullable Double>asList(0.0, null, 1.0, 8.0), BinnedFeature::learn);

        assertThat(feature.columnNames()).containsExactly("age bin 0", "age bin 1", "age missing");
        assertThat(columns(feature, out -> feature.encode((Double) null, out, 0)))
                .isEqualTo(new float[] {1, 2f / 7, 1});
    }

    @Test
    void valuesMustBeFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns(three, Double.NaN))
                .withMessageStartingWith("age must be finite, but is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns(learnt(binned(2), 5, 5, 5), Double.POSITIVE_INFINITY))
                .withMessageStartingWith("age must be finite, but is Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> columns(three, -1e300))
                .withMessage("age is -1.0E300, too far from the training rows to be encoded: from 0.000 to 40.00, mean"
                        + " 20.00");
    }

    @Test
    void needsABin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> binned(0))
                .withMessage("age must have at least 1 bin, but has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinnedFeature("age", 2, -1, Presence.REQUIRED))
                .withMessage("age must have at least 1 row for each bin, or 0 for no limit, but has -1");
    }

    @Test
    void isBitIdenticalWhenRestored() {
        BinnedFeature feature = learnt(binned(4), 0, 0, 0, 0.7, 8.1);
        BinnedFeature copy = restored(feature, binned(4));
        copy.placeAt(0);

        assertThat(columns(copy, 0.3)).isEqualTo(columns(feature, 0.3));
        assertThat(columns(copy, 5.1)).isEqualTo(columns(feature, 5.1));
    }
}
