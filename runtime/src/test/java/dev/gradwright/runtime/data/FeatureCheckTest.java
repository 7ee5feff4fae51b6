package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureCheckTest {
    /** Whichever partial sum it falls into. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 18})
    void findsAValueThatIsNotFiniteAnywhere(int column) {
        float[] features = new float[19];
        features[column] = Float.NEGATIVE_INFINITY;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureCheck.require("features", features, 19))
                .withMessage("features must be finite, but row 0, column " + column + " is -Infinity");
    }

    @Test
    void opposedInfinitiesDoNotCancel() {
        FMatrixRMaj x = new FMatrixRMaj(2, 8);
        x.set(0, 3, Float.POSITIVE_INFINITY);
        x.set(1, 3, Float.NEGATIVE_INFINITY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureCheck.require("x", x, 8))
                .withMessage("x must be finite, but row 0, column 3 is Infinity");
    }

    @Test
    void acceptsHugeValuesWhoseSumOverflows() {
        float[] features = new float[32];
        Arrays.fill(features, Float.MAX_VALUE);

        FeatureCheck.require("features", features, 32);
    }

    @Test
    void rejectsAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureCheck.require("features", new float[3], 2))
                .withMessage("features must have 2 values, but has 3");
    }
}
