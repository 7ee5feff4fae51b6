package dev.gradwright.samples.curves;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;

/** Small synthetic datasets, as functions of a seed. */
final class MadeUpData {
    private static final double NOISE = 0.25;
    private static final double TURNS = 1.5;

    private MadeUpData() {}

    /** {@code y = sin 3x} with noise, for x from −1.5 to 1.5 in random order: rows × 1 and rows × 1. */
    static Dataset wave(int rows, long seed) {
        long x = CounterRandom.stream(seed, "x");
        long noise = CounterRandom.stream(seed, "noise");
        float[][] features = new float[rows][1];
        float[][] targets = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            features[row][0] = (float) (3 * CounterRandom.uniform(x, row) - 1.5);
            targets[row][0] = (float) (Math.sin(3 * features[row][0]) + NOISE * CounterRandom.gaussian(noise, row));
        }
        return Dataset.of(features, targets);
    }

    /** Two intertwined spirals, even rows on one and odd rows on the other: rows × 2 and rows × 1. */
    static Dataset spirals(int rows, long seed) {
        long place = CounterRandom.stream(seed, "place");
        long noise = CounterRandom.stream(seed, "noise");
        float[][] features = new float[rows][2];
        float[][] targets = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            int arm = row % 2;
            double radius = Math.sqrt(CounterRandom.uniform(place, row));
            double angle = TURNS * 2 * Math.PI * radius + arm * Math.PI;
            features[row][0] = (float) (2 * radius * Math.cos(angle) + 0.05 * CounterRandom.gaussian(noise, 2L * row));
            features[row][1] =
                    (float) (2 * radius * Math.sin(angle) + 0.05 * CounterRandom.gaussian(noise, 2L * row + 1));
            targets[row][0] = arm;
        }
        return Dataset.of(features, targets);
    }
}
