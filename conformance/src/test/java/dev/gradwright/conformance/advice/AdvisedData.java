package dev.gradwright.conformance.advice;

import dev.gradwright.runtime.data.Dataset;
import java.util.Random;

/** Standardized features, and classes or amounts that depend on them in a nonlinear way. */
final class AdvisedData {
    /** Seeds the dependence, which training and validation data share. */
    private static final long TEACHER = 99;

    private AdvisedData() {}

    /** Rows of {@link Advised#INPUTS} features and the index of a class. */
    static Dataset classes(int rows, long seed, int classes) {
        return classes(rows, seed, Advised.INPUTS, classes);
    }

    /** Rows of features and the index of a class, the one with the highest score. */
    static Dataset classes(int rows, long seed, int inputs, int classes) {
        float[][] x = features(rows, seed, inputs);
        float[][] y = new float[rows][1];
        double[][] teacher = teacher(classes, inputs);
        for (int row = 0; row < rows; row++) {
            double[] scores = scores(teacher, x[row]);
            int best = 0;
            for (int label = 1; label < classes; label++) {
                best = scores[label] > scores[best] ? label : best;
            }
            y[row][0] = best;
        }
        return Dataset.of(x, y);
    }

    /** Rows with an event in about one of twenty, which two scores must announce. */
    static Dataset events(int rows, long seed) {
        float[][] x = features(rows, seed, Advised.INPUTS);
        float[][] y = new float[rows][1];
        double[][] teacher = teacher(2, Advised.INPUTS);
        for (int row = 0; row < rows; row++) {
            double[] scores = scores(teacher, x[row]);
            y[row][0] = scores[0] + scores[1] > 2 ? 1 : 0;
        }
        return Dataset.of(x, y);
    }

    /** Rows and a number with the mean {@code shift} and the standard deviation 1.4 times {@code scale}. */
    static Dataset amounts(int rows, long seed, double scale, double shift) {
        float[][] x = features(rows, seed, Advised.INPUTS);
        float[][] y = new float[rows][1];
        double[][] teacher = teacher(2, Advised.INPUTS);
        for (int row = 0; row < rows; row++) {
            double[] scores = scores(teacher, x[row]);
            y[row][0] = (float) (shift + scale * (scores[0] + scores[1]));
        }
        return Dataset.of(x, y);
    }

    /** The same rows with all features multiplied. */
    static Dataset scaled(Dataset data, double factor) {
        return data.map(features -> {
            var scaled = features.copy();
            for (int i = 0; i < scaled.getNumElements(); i++) {
                scaled.data[i] *= (float) factor;
            }
            return scaled;
        });
    }

    /** The same rows with one feature multiplied. */
    static Dataset scaled(Dataset data, int column, double factor) {
        return data.map(features -> {
            var scaled = features.copy();
            for (int row = 0; row < scaled.numRows; row++) {
                scaled.set(row, column, scaled.get(row, column) * (float) factor);
            }
            return scaled;
        });
    }

    private static float[][] features(int rows, long seed, int inputs) {
        Random random = new Random(seed);
        float[][] x = new float[rows][inputs];
        for (float[] row : x) {
            for (int column = 0; column < inputs; column++) {
                row[column] = (float) random.nextGaussian();
            }
        }
        return x;
    }

    private static double[][] teacher(int scores, int inputs) {
        Random random = new Random(TEACHER);
        double[][] teacher = new double[scores][inputs];
        for (double[] direction : teacher) {
            for (int column = 0; column < inputs; column++) {
                direction[column] = random.nextGaussian() / Math.sqrt(inputs);
            }
        }
        return teacher;
    }

    private static double[] scores(double[][] teacher, float[] x) {
        double[] scores = new double[teacher.length];
        for (int score = 0; score < scores.length; score++) {
            double sum = 0;
            for (int column = 0; column < x.length; column++) {
                sum += teacher[score][column] * x[column];
            }
            scores[score] = StrictMath.sin(1.5 * sum) + 0.3 * sum;
        }
        return scores;
    }
}
