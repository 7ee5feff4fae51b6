package dev.gradwright.conformance.transfer;

import dev.gradwright.runtime.data.Dataset;
import java.util.Random;

/** Points of two overlapping clusters in twenty dimensions; the label is the cluster, and most points have no label. */
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

    /** The vector from the middle to one of the clusters, the same for all data. */
    private static double[] way() {
        return new Random(12).doubles(20, -1.7, 1.7).toArray();
    }

    /** Labeled points, equally many of each cluster. */
    static Dataset labeled(int rows, long seed) {
        Clouds clouds = new Clouds(rows, seed, 0);
        return Dataset.of(clouds.features, clouds.labels);
    }

    /** The same with all features shifted by 0.3. */
    static Dataset drifted(int rows, long seed) {
        Clouds clouds = new Clouds(rows, seed, 0.3);
        return Dataset.of(clouds.features, clouds.labels);
    }

    /** Data of an autoencoder: the targets are the features. */
    static Dataset unlabeled(int rows, long seed) {
        Clouds clouds = new Clouds(rows, seed, 0);
        return Dataset.of(clouds.features, clouds.features);
    }
}
