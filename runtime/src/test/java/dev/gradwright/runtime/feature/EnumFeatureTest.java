package dev.gradwright.runtime.feature;

import static dev.gradwright.runtime.feature.FeatureFixture.columns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.feature.Customer.Contract;
import dev.gradwright.runtime.feature.Customer.Region;
import org.junit.jupiter.api.Test;

class EnumFeatureTest {
    private enum Nothing {}

    private enum WithBodies {
        FIRST {},
        SECOND {},
        THIRD {}
    }

    private static <E extends Enum<E>> EnumFeature<E> feature(Class<E> type, Presence presence) {
        EnumFeature<E> feature = new EnumFeature<>("kind", type, presence);
        feature.placeAt(0);
        return feature;
    }

    @Test
    void hasAColumnForEachConstant() {
        EnumFeature<Contract> feature = feature(Contract.class, Presence.REQUIRED);

        assertThat(feature.columnNames()).containsExactly("kind=MONTH", "kind=YEAR", "kind=TWO_YEARS");
        assertThat(columns(feature, out -> feature.encode(Contract.YEAR, out, 0)))
                .containsExactly(0, 1, 0);
    }

    @Test
    void twoConstantsHaveOneColumn() {
        EnumFeature<Region> feature = feature(Region.class, Presence.REQUIRED);

        assertThat(feature.columnNames()).containsExactly("kind=SOUTH");
        assertThat(columns(feature, out -> feature.encode(Region.NORTH, out, 0)))
                .containsExactly(0);
        assertThat(columns(feature, out -> feature.encode(Region.SOUTH, out, 0)))
                .containsExactly(1);
    }

    @Test
    void missingIsZerosAndAFlag() {
        EnumFeature<Contract> three = feature(Contract.class, Presence.OPTIONAL);
        EnumFeature<Region> two = feature(Region.class, Presence.OPTIONAL);
        two.learn(null);

        assertThat(columns(three, out -> three.encode(null, out, 0))).containsExactly(0, 0, 0, 1);
        assertThat(columns(three, out -> three.encode(Contract.MONTH, out, 0))).containsExactly(1, 0, 0, 0);
        assertThat(columns(two, out -> two.encode(null, out, 0))).containsExactly(0, 1);
        assertThat(columns(two, out -> two.encode(Region.SOUTH, out, 0))).containsExactly(1, 0);
    }

    @Test
    void asAnIndexItIsOneColumnAndAMissingOneHasTheLastIndex() {
        EnumFeature<Contract> feature = EnumFeature.indexed("kind", Contract.class, Presence.OPTIONAL);
        feature.placeAt(0);

        assertThat(feature.columnNames()).containsExactly("kind");
        assertThat(feature.entries()).isEqualTo(4);
        assertThat(columns(feature, out -> feature.encode(Contract.MONTH, out, 0)))
                .containsExactly(0);
        assertThat(columns(feature, out -> feature.encode(null, out, 0))).containsExactly(3);
    }

    @Test
    void aRequiredIndexHasNoneForMissing() {
        assertThat(EnumFeature.indexed("kind", Region.class, Presence.REQUIRED).entries())
                .isEqualTo(2);
    }

    @Test
    void constantsMayHaveBodies() {
        EnumFeature<WithBodies> feature = feature(WithBodies.class, Presence.REQUIRED);

        assertThat(columns(feature, out -> feature.encode(WithBodies.THIRD, out, 0)))
                .containsExactly(0, 0, 1);
    }

    @Test
    void nullOfARequiredComponentIsAnErrorThatNamesIt() {
        EnumFeature<Contract> feature = feature(Contract.class, Presence.REQUIRED);
        String message = "kind must not be null; annotate the component with @Missing if its value may be missing";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.encode(null, new float[3], 0))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature.learn(null))
                .withMessage(message);
    }

    @Test
    void needsAConstant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> feature(Nothing.class, Presence.REQUIRED))
                .withMessage("Nothing must have at least 1 constant, but has none");
    }
}
