package dev.gradwright.runtime.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Initializer;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class OrthogonalTest {
    @Test
    void theSameKeyGivesTheSameWeights() {
        assertThat(drawn(1, 5, 3)).isEqualTo(drawn(1, 5, 3)).isNotEqualTo(drawn(2, 5, 3));
    }

    @Test
    void bothSignsAreEquallyFrequent() {
        int positive = 0;
        for (int key = 0; key < 1000; key++) {
            positive += drawn(key, 2, 2)[0] > 0 ? 1 : 0;
        }
        assertThat(positive).isBetween(430, 570);
    }

    @Test
    void aSingleUnitHasOneWeightPerInput() {
        double squares = 0;
        for (float weight : drawn(3, 40, 1)) {
            squares += weight * weight;
        }
        assertThat(squares).isBetween(1 - 1e-6, 1 + 1e-6);
    }

    private static float[] drawn(long key, int inputs, int units) {
        FMatrixRMaj weights = new FMatrixRMaj(inputs, units);
        WeightInitializer.of(Initializer.ORTHOGONAL).fill(weights, inputs, units, key);
        return weights.data;
    }
}
