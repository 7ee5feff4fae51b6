package dev.gradwright.samples.fashionmnist;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture of 28 × 28 pixels as 14 × 7 characters, which are about twice as high as wide: each character shows
 * the mean of two columns and four rows.
 */
final class Thumbnail {
    /** The characters of a line. */
    static final int COLUMNS = 14;

    private static final int LINES = 7;
    private static final int SIDE = 28;
    private static final int CELL_WIDTH = SIDE / COLUMNS;
    private static final int CELL_HEIGHT = SIDE / LINES;

    /** The characters, from dark to bright. */
    private static final String RAMP = " .:-=+*#%@";

    /** A gamma correction: mid grays look too dark without it. */
    private static final double GAMMA = 0.7;

    private Thumbnail() {}

    /**
     * Draws a picture.
     *
     * @param pixels 784 values of at least 0, row by row; the brightest of them is drawn as white
     * @return seven lines of fourteen characters
     */
    static List<String> draw(float[] pixels) {
        float white = Float.MIN_NORMAL;
        for (float pixel : pixels) {
            white = Math.max(white, pixel);
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < LINES; line++) {
            StringBuilder characters = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                characters.append(character(mean(pixels, line, column) / white));
            }
            lines.add(characters.toString());
        }
        return lines;
    }

    private static float mean(float[] pixels, int line, int column) {
        float sum = 0;
        for (int y = line * CELL_HEIGHT; y < (line + 1) * CELL_HEIGHT; y++) {
            for (int x = column * CELL_WIDTH; x < (column + 1) * CELL_WIDTH; x++) {
                sum += pixels[y * SIDE + x];
            }
        }
        return sum / (CELL_WIDTH * CELL_HEIGHT);
    }

    private static char character(double brightness) {
        int shade = (int) (Math.pow(brightness, GAMMA) * RAMP.length());
        return RAMP.charAt(Math.min(shade, RAMP.length() - 1));
    }
}
