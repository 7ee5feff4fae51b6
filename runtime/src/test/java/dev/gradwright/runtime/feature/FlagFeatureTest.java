package dev.gradwright.runtime.feature;

import static dev.gradwright.runtime.feature.FeatureFixture.columns;
import static dev.gradwright.runtime.feature.FeatureFixture.learnt;
import static dev.gradwright.runtime.feature.FeatureFixture.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagFeatureTest {
    private static FlagFeature flag(Presence presence) {
        return new FlagFeature("partner", presence);
    }

    @Test
    void isZeroOrOne() {
        FlagFeature feature = learnt(flag(Presence.REQUIRED), List.of(true, false), FlagFeature::learn);

        assertThat(feature.columnNames()).containsExactly("partner");
        assertThat(columns(feature, out -> feature.encode(true, out, 0))).containsExactly(1);
        assertThat(columns(feature, out -> feature.encode(Boolean.FALSE, out, 0)))
                .containsExactly(0);
    }

    @Test
    void missingIsTheShareOfTrueAndAFlag() {
        FlagFeature feature = learnt(
                flag(Presence.OPTIONAL),
                Arrays.<@Nullable Boolean>asList(true, false, null, false, false),
                FlagFeature::learn);

        assertThat(feature.columnNames()).containsExactly("partner", "partner missing");
        assertThat(columns(feature, out -> feature.encode(null, out, 0))).containsExactly(0.25f, 1);
        assertThat(columns(feature, out -> feature.encode(true, out, 0))).containsExactly(1, 0);
    }

    @Test
    void nullOfARequiredComponentIsAnErrorThatNamesIt() {
        FlagFeature feature = learnt(flag(Presence.REQUIRED), List.of(true), FlagFeature::learn);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.encode(null, new float[1], 0))
                .withMessage(
                        "partner must not be null; annotate the component with @Missing if its value may be missing");
    }

    @Test
    void aComponentThatIsAlwaysMissingIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learnt(flag(Presence.OPTIONAL), List.<Boolean>of(), FlagFeature::learn))
                .withMessageStartingWith("partner is missing in all training rows");
    }

    @Test
    void isBitIdenticalWhenRestored() {
        FlagFeature feature = learnt(flag(Presence.OPTIONAL), List.of(true, false, false), FlagFeature::learn);
        FlagFeature copy = restored(feature, flag(Presence.OPTIONAL));
        copy.placeAt(0);

        assertThat(columns(copy, out -> copy.encode(null, out, 0))).containsExactly(1 / 3f, 1);
    }
}
