package dev.gradwright.samples.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final int TSHIRT = 0;
    private static final int SHIRT = 6;

    private final ConfusionMatrix matrix = new ConfusionMatrix();

    @Test
    void countsTrueClassesInLinesAndPredictedOnesInColumns() {
        add(3, SHIRT, SHIRT);
        add(1, SHIRT, TSHIRT);
        add(12, TSHIRT, TSHIRT);

        assertThat(matrix.table().lines())
                .contains(
                        "true \\ taken T-shi Trous Pullo Dress  Coat Sanda Shirt Sneak   Bag  Boot  right",
                        "T-shirt/top     12     0     0     0     0     0     0     0     0     0 100.0%",
                        "Shirt            1     0     0     0     0     0     3     0     0     0  75.0%");
    }

    @Test
    void showsNoFractionForAClassWithoutPictures() {
        assertThat(matrix.table().lines())
                .contains("Bag              0     0     0     0     0     0     0     0     0     0      -");
    }

    @Test
    void alignsAllLines() {
        add(1_000, SHIRT, TSHIRT);

        assertThat(matrix.table().lines())
                .hasSize(11)
                .allSatisfy(line -> assertThat(line).hasSize(79));
    }

    private void add(int times, int actual, int predicted) {
        for (int i = 0; i < times; i++) {
            matrix.add(actual, predicted);
        }
    }
}
