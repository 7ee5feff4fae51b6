package dev.gradwright.samples.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix = new ConfusionMatrix();

    @Test
    void countsTrueClassesInLinesAndPredictedOnesInColumns() {
        add(3, Garment.SHIRT, Garment.SHIRT);
        add(1, Garment.SHIRT, Garment.TSHIRT);
        add(12, Garment.TSHIRT, Garment.TSHIRT);

        assertThat(matrix.table().lines())
                .contains(
                        "true \\ taken T-shi Trous Pullo Dress  Coat Sanda Shirt Sneak   Bag  Boot  right",
                        "T-shirt/top     12     0     0     0     0     0     0     0     0     0 100.0%",
                        "Shirt            1     0     0     0     0     0     3     0     0     0  75.0%");
    }

    @Test
    void givesNoShareForAClassThatNeverCame() {
        assertThat(matrix.table().lines())
                .contains("Bag              0     0     0     0     0     0     0     0     0     0      -");
    }

    @Test
    void alignsAllLines() {
        add(1_000, Garment.ANKLE_BOOT, Garment.SNEAKER);

        assertThat(matrix.table().lines())
                .hasSize(11)
                .allSatisfy(line -> assertThat(line).hasSize(79));
    }

    private void add(int times, Garment actual, Garment predicted) {
        for (int i = 0; i < times; i++) {
            matrix.add(actual, predicted);
        }
    }
}
