package dev.gradwright.samples.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
    private final float[] pixels = new float[28 * 28];

    @Test
    void drawsADarkPictureAsBlanks() {
        assertThat(Thumbnail.draw(pixels)).hasSize(7).containsOnly(" ".repeat(14));
    }

    @Test
    void drawsTheBrightestPixelsAsWhiteWhateverTheirScale() {
        Arrays.fill(pixels, 0.25f);

        assertThat(Thumbnail.draw(pixels)).hasSize(7).containsOnly("@".repeat(14));
    }

    @Test
    void drawsTwoColumnsAndFourRowsAsOneCharacter() {
        fill(4, 8, 2, 4, 255);

        assertThat(Thumbnail.draw(pixels).get(0)).isBlank();
        assertThat(Thumbnail.draw(pixels).get(1)).isEqualTo(" @            ");
        assertThat(Thumbnail.draw(pixels).get(2)).isBlank();
    }

    @Test
    void drawsAHalfBrightCellInGrey() {
        fill(0, 4, 0, 2, 255);
        fill(0, 4, 2, 3, 255);

        assertThat(Thumbnail.draw(pixels).get(0)).isEqualTo("@*            ");
    }

    private void fill(int fromRow, int toRow, int fromColumn, int toColumn, float value) {
        for (int row = fromRow; row < toRow; row++) {
            Arrays.fill(pixels, row * 28 + fromColumn, row * 28 + toColumn, value);
        }
    }
}
