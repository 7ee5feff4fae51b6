package dev.gradwright.samples.chapter11.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.data.Dataset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private final Pictures pictures = new Pictures(new Split(numbered(1_500), numbered(20), numbered(10)));

    @Test
    void leavesSandalsAndShirtsOutOfTaskA() {
        Dataset valid = pictures.withoutSandalsAndShirts().valid();

        assertThat(valid.targets().data).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(valid.features().data).containsExactly(0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19);
    }

    @Test
    void hasOnlySandalsAndShirtsInTaskB() {
        Dataset valid = pictures.fewSandalsAndShirts().valid();

        assertThat(valid.targets().data).containsExactly(0, 1, 0, 1);
        assertThat(valid.features().data).containsExactly(5, 6, 15, 16);
    }

    @Test
    void trainsTaskBWithTheFirst200() {
        Dataset train = pictures.fewSandalsAndShirts().train();

        assertThat(train.rows()).isEqualTo(200);
        assertThat(train.features().get(199, 0)).isEqualTo(996);
    }

    @Test
    void standardizesAllPartsByTheTrainingPart() {
        Split scaled = pictures.scaled();

        assertThat(scaled.train().features().get(0, 0)).isEqualTo(-1.730f, within(0.001f));
        assertThat(scaled.test().features().get(0, 0)).isEqualTo(-1.730f, within(0.001f));
    }

    /** Pictures of one pixel, 0, 1, 2, …, whose labels count up to 9 and start again. */
    private static Dataset numbered(int rows) {
        FMatrixRMaj pixels = new FMatrixRMaj(rows, 1);
        FMatrixRMaj labels = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            pixels.set(row, 0, row);
            labels.set(row, 0, row % 10);
        }
        return Dataset.of(pixels, labels);
    }
}
