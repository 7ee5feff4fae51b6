package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact area is the fraction of pairs of a positive and a negative whose outputs are in the right order. */
class AreaUnderCurveTest {
    private final AreaUnderCurve area = new AreaUnderCurve(TargetKind.BINARY);

    @Test
    void distinguishesOutputsThatAreVeryClose() {
        assertThat(of(new float[] {1e-10f, 0, 0}, new float[] {1, 0, 0})).isEqualTo(1);
        assertThat(of(new float[] {1, Math.nextDown(1f)}, new float[] {0, 1})).isZero();
    }

    @Test
    void equalOutputsCountHalf() {
        assertThat(of(new float[] {0.5f, 0.5f}, new float[] {1, 0})).isEqualTo(0.5);
        assertThat(of(new float[] {-0f, 0}, new float[] {1, 0})).isEqualTo(0.5);
        assertThat(of(new float[] {0.2f, 0.2f, 0.7f}, new float[] {1, 0, 0})).isEqualTo(0.25);
    }

    @Test
    void outputsNeedNotBeProbabilities() {
        float[] scores = {-3e38f, -1, 2, Float.POSITIVE_INFINITY};

        assertThat(of(scores, new float[] {0, 0, 1, 1})).isEqualTo(1);
        assertThat(of(scores, new float[] {1, 1, 0, 0})).isZero();
    }

    @Test
    void isNaNIfAnOutputIsNaN() {
        assertThat(of(new float[] {0.1f, Float.NaN, 0.9f}, new float[] {0, 1, 1}))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 255, 256, 257, 1000})
    void isTheFractionOfPairsInTheRightOrder(int rows) {
        Random random = new Random(rows);
        float[] outputs = new float[rows];
        float[] y = new float[rows];
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            outputs[row] = random.nextInt(50) / 25f - 1;
            y[row] = row % 2;
            weights[row] = random.nextInt(4) + 1;
        }
        double right = 0;
        double pairs = 0;
        for (int positive = 1; positive < rows; positive += 2) {
            for (int negative = 0; negative < rows; negative += 2) {
                double weight = weights[positive] * weights[negative];
                pairs += weight;
                right += outputs[positive] == outputs[negative]
                        ? weight / 2
                        : outputs[positive] > outputs[negative] ? weight : 0;
            }
        }

        add(outputs, y, weights, 0, rows / 2);
        area.value();
        add(outputs, y, weights, rows / 2, rows);

        assertThat(area.value()).as("also after it was asked for halfway").isCloseTo(right / pairs, within(1e-12));
    }

    @Test
    void theStateDoesNotDependOnWhetherTheValueWasRead() {
        add(new float[] {0.9f, 0.1f, 0.5f}, new float[] {1, 0, 1}, new float[] {1, 2, 3}, 0, 3);
        byte[] before = StateSnapshot.of(area).toBytes();

        area.value();

        assertThat(StateSnapshot.of(area).toBytes()).isEqualTo(before);
    }

    @Test
    @Tag("own-jvm")
    void allocatesNothingOnceItHasRoom() {
        FMatrixRMaj outputs = new FMatrixRMaj(1000, 1);
        FMatrixRMaj y = new FMatrixRMaj(1000, 1);

        assertThat(Allocation.ofOne(() -> {
                    area.reset();
                    for (int row = 0; row < 1000; row++) {
                        area.add(outputs, row, y, 1);
                    }
                    area.value();
                }))
                .isZero();
    }

    private double of(float[] outputs, float[] y) {
        area.reset();
        float[] ones = new float[outputs.length];
        Arrays.fill(ones, 1);
        add(outputs, y, ones, 0, outputs.length);
        return area.value();
    }

    private void add(float[] outputs, float[] y, float[] weights, int from, int to) {
        FMatrixRMaj predictions = FMatrixRMaj.wrap(outputs.length, 1, outputs);
        FMatrixRMaj targets = FMatrixRMaj.wrap(y.length, 1, y);
        for (int row = from; row < to; row++) {
            area.add(predictions, row, targets, weights[row]);
        }
    }
}
