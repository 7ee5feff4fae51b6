package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.runtime.kernel.KernelTier;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureCheckTest {
    /** Kernels scan few and many values in different ways, and the last values may not fill a vector. */
    private static final int[] LENGTHS = {1, 7, 19, 64, 150};

    private static Stream<Arguments> everyPlace() {
        return Stream.of(KernelTier.values())
                .flatMap(tier -> IntStream.of(LENGTHS)
                        .boxed()
                        .flatMap(length ->
                                IntStream.range(0, length).mapToObj(column -> arguments(tier, length, column))));
    }

    @ParameterizedTest
    @MethodSource("everyPlace")
    void findsANonFiniteValueAtAnyPosition(KernelTier tier, int length, int column) {
        float[] features = new float[length];
        features[column] = Float.NEGATIVE_INFINITY;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureCheck.require(tier.newKernels(), "features", features, length))
                .withMessage("features must be finite, but row 0, column " + column + " is -Infinity");
    }

    @ParameterizedTest
    @EnumSource
    void infinitiesOfOppositeSignDoNotCancel(KernelTier tier) {
        for (int rows : new int[] {2, 20}) {
            FMatrixRMaj x = new FMatrixRMaj(rows, 8);
            x.set(0, 3, Float.POSITIVE_INFINITY);
            x.set(1, 3, Float.NEGATIVE_INFINITY);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FeatureCheck.require(tier.newKernels(), "x", x, 8))
                    .withMessage("x must be finite, but row 0, column 3 is Infinity");
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsHugeValuesWhoseSumOverflows(KernelTier tier) {
        for (int length : LENGTHS) {
            float[] features = new float[length];
            Arrays.fill(features, Float.MAX_VALUE);

            FeatureCheck.require(tier.newKernels(), "features", features, length);
        }
    }

    @Test
    void rejectsAWrongLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureCheck.require(KernelTier.EJML.newKernels(), "features", new float[3], 2))
                .withMessage("features must have 2 values, but has 3");
    }
}
