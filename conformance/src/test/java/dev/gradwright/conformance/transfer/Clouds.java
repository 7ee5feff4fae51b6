package dev.gradwright.conformance.transfer;

import dev.gradwright.runtime.data.Dataset;
import java.util.Random;

/** Points of two clouds in twenty dimensions that overlap; the label says which cloud, and most points have none. */
final class Clouds {
    private static final double DISTANCE = 0.4;

    private final float[][] features;
    private final float[][] labels;

    private Clouds(int rows, long seed, double drift) {
        double[] way = way();
        Random random = new Random(seed);
        features = new float[rows][20];
        labels = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            int side = row % 2 == 0 ? 1 : -1;
            for (int i = 0; i < 20; i++) {
                features[row][i] = (float) (side * DISTANCE * way[i] + drift + random.nextGaussian());
            }
            labels[row][0] = side > 0 ? 1 : 0;
        }
    }

    /** From the middle to one of the clouds, the same for all data. */
    private static double[] way() {
        return new Random(12).doubles(20, -1.7, 1.7).toArray();
    }

    /** Features with their labels, as many of each. */
    static Dataset labeled(int rows, long seed) {
        Clouds clouds = new Clouds(rows, seed, 0);
        return Dataset.of(clouds.features, clouds.labels);
    }

    /** The same as another instrument measures it: all features are greater by 0.3. */
    static Dataset drifted(int rows, long seed) {
        Clouds clouds = new Clouds(rows, seed, 0.3);
        return Dataset.of(clouds.features, clouds.labels);
    }

    /** Features that are their own targets. */
    static Dataset unlabeled(int rows, long seed) {
        Clouds clouds = new Clouds(rows, seed, 0);
        return Dataset.of(clouds.features, clouds.features);
    }
}
