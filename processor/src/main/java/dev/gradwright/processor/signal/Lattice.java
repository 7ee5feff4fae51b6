package dev.gradwright.processor.signal;

/**
 * Points over many random variables, as an addition of layers needs them: a Korobov lattice, on which each variable
 * takes the same equally likely values in another order.
 */
final class Lattice implements Points {
    private static final int SIZE = 4093; // a prime
    private static final int GENERATOR = 2881; // no two of 256 variables are correlated by more than 0.12

    private int multiplier = 1;

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / SIZE;
    }

    @Override
    public double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / SIZE;
    }

    @Override
    public double[] normal() {
        double[] values = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = Quantiles.NORMAL[rank(i)];
        }
        advance();
        return values;
    }

    @Override
    public boolean[] kept(double probability) {
        boolean[] kept = new boolean[SIZE];
        for (int i = 0; i < SIZE; i++) {
            kept[i] = (rank(i) + 0.5) / SIZE < probability;
        }
        advance();
        return kept;
    }

    private int rank(int point) {
        return (int) ((long) point * multiplier % SIZE);
    }

    private void advance() {
        multiplier = (int) ((long) multiplier * GENERATOR % SIZE);
    }

    /**
     * The first terms of a series of orthogonal polynomials of what the values were computed from; the rest is taken to
     * be of the third degree.
     */
    @Override
    public double product(double[] values, double[] before, double correlation) {
        double mean = mean(values);
        double[] first = standardized(before, new double[0]);
        double[] squares = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            squares[i] = first[i] * first[i];
        }
        double[] second = standardized(squares, first);
        double linear = coefficient(values, first);
        double quadratic = coefficient(values, second);
        double rest = meanSquare(values) - mean * mean - linear * linear - quadratic * quadratic;
        return mean * mean
                + linear * linear * correlation
                + quadratic * quadratic * correlation * correlation
                + Math.max(0, rest) * correlation * correlation * correlation;
    }

    /** Values without their mean and their part along {@code other}, divided by their deviation. */
    private double[] standardized(double[] values, double[] other) {
        double mean = mean(values);
        double along = other.length == 0 ? 0 : coefficient(values, other);
        double[] rest = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            rest[i] = values[i] - mean - (other.length == 0 ? 0 : along * other[i]);
        }
        double deviation = Math.sqrt(meanSquare(rest));
        for (int i = 0; i < SIZE && deviation > 0; i++) {
            rest[i] /= deviation;
        }
        return rest;
    }

    private double coefficient(double[] values, double[] other) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += values[i] * other[i];
        }
        return sum / SIZE;
    }

    /** Computed only for networks that need them. */
    private static final class Quantiles {
        static final double[] NORMAL = normal();

        private static double[] normal() {
            double[] quantiles = new double[SIZE];
            double squares = 0;
            for (int i = 0; i < SIZE; i++) {
                quantiles[i] = quantile((i + 0.5) / SIZE);
                squares += quantiles[i] * quantiles[i];
            }
            double deviation = Math.sqrt(squares / SIZE);
            for (int i = 0; i < SIZE; i++) {
                quantiles[i] /= deviation;
            }
            return quantiles;
        }

        /** The z at which the distribution function of {@link Curve} is p, by bisection. */
        private static double quantile(double p) {
            double low = -5;
            double high = 5;
            for (int step = 0; step < 40; step++) {
                double middle = (low + high) / 2;
                if (Curve.normal(middle) < p) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return (low + high) / 2;
        }
    }
}
