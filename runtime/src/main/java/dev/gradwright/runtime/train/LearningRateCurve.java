package dev.gradwright.runtime.train;

import dev.gradwright.runtime.math.StableMath;
import java.util.Arrays;

/**
 * The loss by learning rate that a {@link LearningRateFinder} recorded: for each step its rate and the loss of its
 * batch. The curve ends where the loss explodes.
 */
public final class LearningRateCurve {
    private static final double BELOW_LOWEST = 10;
    /** Losses are smoothed over the number of steps divided by this. */
    private static final int WINDOWS = 25;
    /** The loss must fall by this many standard deviations of its mean over the first window. */
    private static final double CERTAIN = 4.5;

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

    /** The losses, smoothed over about a twenty-fifth of the requested steps; a copy. */
    public float[] smoothedLosses() {
        return smoothedLosses.clone();
    }

    /**
     * A tenth of the rate at which the smoothed loss is lowest. Above that rate the loss rises, and good rates are
     * about ten times lower (Géron, "Hands-On Machine Learning", chapter 10; fastai suggests the same). If the loss is
     * lowest at the highest rate, the range was too small: look at the losses.
     *
     * @throws IllegalStateException if the loss never falls: its lowest smoothed value is not below its mean over the
     *     first twenty-fifth of the steps by more than 4.5 standard deviations of such a mean
     */
    public double suggestion() {
        if (!falls()) {
            throw new IllegalStateException(String.format(
                    "no learning rate can be suggested, because the loss never falls: it begins at %s, and its lowest smoothed"
                            + " value is %s, at %s; lower minLearningRate, take larger batches or more steps, and see that"
                            + " the features are standardized and that the network can learn from them",
                    Numbers.text(start()), Numbers.text(smoothedLosses[lowest()]), Numbers.text(rates[lowest()])));
        }
        return rates[lowest()] / BELOW_LOWEST;
    }

    /** Whether the loss falls by more than it varies from batch to batch. */
    private boolean falls() {
        int lowest = lowest();
        return lowest >= firstSteps()
                && start() - smoothedLosses[lowest] > CERTAIN * deviation(lowest) / Math.sqrt(firstSteps());
    }

    /** The mean loss of the first steps. The loss of a single batch would be too noisy. */
    private double start() {
        double sum = 0;
        for (int i = 0; i < firstSteps(); i++) {
            sum += losses[i];
        }
        return sum / firstSteps();
    }

    private int firstSteps() {
        return Math.max(1, steps() / WINDOWS);
    }

    /** The standard deviation of the losses up to a step, computed from the differences between consecutive losses. */
    private double deviation(int last) {
        double sum = 0;
        for (int i = 1; i <= last; i++) {
            double difference = (double) losses[i] - losses[i - 1];
            sum += difference * difference;
        }
        return Math.sqrt(sum / (2.0 * last));
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
        return "loss " + lossAt(0) + ", lowest " + lossAt(lowest()) + ", " + lossAt(last) + "; "
                + (falls() ? "suggestion " + Numbers.text(suggestion()) : "it never falls");
    }

    private String lossAt(int step) {
        return Numbers.text(smoothedLosses[step]) + " at " + Numbers.text(rates[step]);
    }

    /** The values recorded so far. */
    static final class Recording {
        private static final double EXPLOSION = 3;

        private final double[] rates;
        private final float[] losses;
        private final float[] smoothedLosses;
        private final double kept;
        private int steps;
        private double average;
        private double lowest = Double.POSITIVE_INFINITY;

        /** A recording of at most {@code most} steps. */
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
            // The average starts at 0. Dividing by the total weight of the losses removes that bias.
            double smoothed = average / (1 - StableMath.pow(kept, steps + 1.0));
            smoothedLosses[steps] = (float) smoothed;
            lowest = Math.min(lowest, smoothed);
            steps++;
        }

        int steps() {
            return steps;
        }

        /**
         * Whether the smoothed loss has risen above its lowest value by three times that value, or by three times its
         * fall before, if that is more. The second bound is needed for losses near 0, where the first would be noise.
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
