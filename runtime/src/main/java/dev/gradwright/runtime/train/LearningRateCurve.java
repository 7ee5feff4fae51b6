package dev.gradwright.runtime.train;

import java.util.Arrays;
import java.util.Locale;

/**
 * The loss by learning rate that a {@link LearningRateFinder} recorded: one rate and the loss of one batch for each step, up to
 * where the loss exploded.
 */
public final class LearningRateCurve {
    private static final double BELOW_LOWEST = 10;

    private final double[] rates;
    private final float[] losses;
    private final float[] smoothedLosses;

    LearningRateCurve(double[] rates, float[] losses, float[] smoothedLosses) {
        this.rates = rates;
        this.losses = losses;
        this.smoothedLosses = smoothedLosses;
    }

    /** Number of steps recorded, at least 1. */
    public int steps() {
        return rates.length;
    }

    /** The learning rate of each step, rising; a copy. */
    public double[] rates() {
        return rates.clone();
    }

    /** The loss of each step's batch, before its update; a copy. */
    public float[] losses() {
        return losses.clone();
    }

    /** The same, smoothed over about a twenty-fifth of the steps that were asked for; a copy. */
    public float[] smoothedLosses() {
        return smoothedLosses.clone();
    }

    /**
     * A tenth of the rate at which the smoothed loss is lowest: from there on it climbs, and rates that train well lie about ten
     * times below (Géron, "Hands-On Machine Learning", chapter 10; fastai suggests the same). Where the loss is lowest at either
     * end, the range was chosen badly: look at the losses.
     */
    public double suggestion() {
        return rates[lowest()] / BELOW_LOWEST;
    }

    private int lowest() {
        int lowest = 0;
        for (int i = 1; i < smoothedLosses.length; i++) {
            if (smoothedLosses[i] < smoothedLosses[lowest]) {
                lowest = i;
            }
        }
        return lowest;
    }

    @Override
    public String toString() {
        int last = steps() - 1;
        return String.format(
                Locale.ROOT,
                "loss %.4f at %.2e, lowest %.4f at %.2e, %.4f at %.2e; suggestion %.2e",
                smoothedLosses[0],
                rates[0],
                smoothedLosses[lowest()],
                rates[lowest()],
                smoothedLosses[last],
                rates[last],
                suggestion());
    }

    /** What is recorded as the steps go on. */
    static final class Recording {
        private static final int WINDOWS = 25;
        private static final double EXPLOSION = 3;

        private final double[] rates;
        private final float[] losses;
        private final float[] smoothedLosses;
        private final double kept;
        private int steps;
        private double average;
        private double lowest = Double.POSITIVE_INFINITY;

        /** Room for so many steps. */
        Recording(int most) {
            rates = new double[most];
            losses = new float[most];
            smoothedLosses = new float[most];
            kept = 1 - 1 / Math.max(1, (double) most / WINDOWS);
        }

        void add(double rate, float loss) {
            rates[steps] = rate;
            losses[steps] = loss;
            average = kept * average + (1 - kept) * loss;
            // At first the average is one of the start, 0, and of few losses: divided by their share it is that of the
            // losses.
            double smoothed = average / (1 - Math.pow(kept, steps + 1.0));
            smoothedLosses[steps] = (float) smoothed;
            lowest = Math.min(lowest, smoothed);
            steps++;
        }

        int steps() {
            return steps;
        }

        /**
         * Whether the smoothed loss has climbed above its lowest value by three times that value, or three times what it had
         * fallen before if that is more. Of a loss near 0 the first alone would be noise.
         */
        boolean hasExploded() {
            double climbed = smoothedLosses[steps - 1] - lowest;
            return climbed > EXPLOSION * Math.max(Math.abs(lowest), smoothedLosses[0] - lowest);
        }

        LearningRateCurve curve() {
            return new LearningRateCurve(
                    Arrays.copyOf(rates, steps), Arrays.copyOf(losses, steps), Arrays.copyOf(smoothedLosses, steps));
        }
    }
}
