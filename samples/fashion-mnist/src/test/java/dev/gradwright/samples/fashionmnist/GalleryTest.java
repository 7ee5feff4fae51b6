package dev.gradwright.samples.fashionmnist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.samples.data.Garment;
import org.junit.jupiter.api.Test;

class GalleryTest {
    private final Gallery gallery = new Gallery();

    @Test
    void captionsAPictureWithItsTrueAndItsPredictedClass() {
        gallery.add(new float[784], Garment.SHIRT, Garment.TSHIRT, 0.534f);
        gallery.add(new float[784], Garment.BAG, Garment.BAG, 1);

        assertThat(gallery.rows().lines().skip(7))
                .containsExactly(
                        "is  Shirt       is  Bag", "got T-shirt/top got Bag", "    53.4% WRONG     100.0%", "");
    }

    @Test
    void putsFivePicturesInARowOfAtMost80Columns() {
        for (int i = 0; i < 6; i++) {
            gallery.add(new float[784], Garment.TSHIRT, Garment.TSHIRT, 1);
        }

        assertThat(gallery.rows().lines())
                .hasSize(22)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
