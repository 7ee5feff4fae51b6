package dev.gradwright.runtime.train;

import java.util.Arrays;

/**
 * The loss by learning rate that a {@link LearningRateFinder} recorded: one rate and the loss of one batch for each step, up to
 * where the loss exploded.
 */
public final class LearningRateCurve {
    private static final double BELOW_LOWEST = 10;
    /** Losses are smoothed over one of so many windows of the steps. */
    private static final int WINDOWS = 25;
    /** A fall must be so many times the standard deviation of a mean over the first window. */
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

    /** The same, smoothed over about a twenty-fifth of the steps that were asked for; a copy. */
    public float[] smoothedLosses() {
        return smoothedLosses.clone();
    }

    /**
     * A tenth of the rate at which the smoothed loss is lowest: from there on it climbs, and rates that train well lie about ten
     * times below (Géron, "Hands-On Machine Learning", chapter 10; fastai suggests the same). Where the loss is lowest at the
     * upper end, the range was chosen badly: look at the losses.
     *
     * @throws IllegalStateException if the loss never falls: from its mean over the first twenty-fifth of the steps down to its
     *     lowest smoothed value, by no more than 4.5 standard deviations of such a mean, as the losses vary from batch to batch
     */
    public double suggestion() {
        if (!falls()) {
            throw new IllegalStateException(String.format(
                    "no learning rate can be suggested, because the loss never falls: it begins at %s, and its lowest smoothed"
                            + " value is %s, at %s; lower minLearningRate, take larger batches or more steps, and see that"
                            + " the features are standardised and that the network can learn from them",
                    Numbers.text(start()), Numbers.text(smoothedLosses[lowest()]), Numbers.text(rates[lowest()])));
        }
        return rates[lowest()] / BELOW_LOWEST;
    }

    /** Whether the loss falls, and not merely from batch to batch. */
    private boolean falls() {
        int lowest = lowest();
        return lowest >= firstSteps()
                && start() - smoothedLosses[lowest] > CERTAIN * deviation(lowest) / Math.sqrt(firstSteps());
    }

    /** The mean loss of the first steps: that of one batch would be noise. */
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

    /** The standard deviation of the losses of batches up to a step, by their differences from one to the next. */
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

    /** What is recorded as the steps go on. */
    static final class Recording {
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
            double smoothed = average / (1 - StrictMath.pow(kept, steps + 1.0));
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
