package dev.gradwright.runtime.train;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.data.TrainingData;
import dev.gradwright.runtime.data.WeightedDataset;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.stream.WeightedStream;
import java.util.Objects;

/**
 * Looks for a good learning rate (Smith, 2017; Géron, "Hands-On Machine Learning", chapter 10): trains for some hundred
 * steps, raises the rate by the same factor at each step, from far too low to far too high, and records the loss. It
 * stops if the loss explodes: if it is not finite, or the smoothed loss rises above its lowest value by three times
 * that value and three times its fall before. Afterwards the state of the network is restored, including optimizer and
 * moving averages, and its running metrics are reset. If the loss never falls, the curve suggests no rate.
 *
 * <pre>{@code
 * LearningRateCurve curve = LearningRateFinder.of(net).run(train);
 * double rate = curve.suggestion();
 * }</pre>
 */
public final class LearningRateFinder {
    private final TrainableNetwork network;
    private double minLearningRate = 1e-5;
    private double maxLearningRate = 10;
    private int steps = 500;
    private int batchSize = 32;
    private long seed;

    private LearningRateFinder(TrainableNetwork network) {
        this.network = network;
    }

    /**
     * A finder for a network. It raises the rate from 1e-5 to 10 over 500 steps, in batches of 32, and shuffles with
     * seed 0.
     */
    public static LearningRateFinder of(TrainableNetwork network) {
        return new LearningRateFinder(Objects.requireNonNull(network, "network must not be null"));
    }

    /**
     * Sets the rate of the first step.
     *
     * @throws IllegalArgumentException unless it is finite and greater than 0
     */
    public LearningRateFinder minLearningRate(double rate) {
        minLearningRate = requireRate("minLearningRate", rate);
        return this;
    }

    /**
     * Sets the rate of the last step.
     *
     * @throws IllegalArgumentException unless it is finite and greater than 0
     */
    public LearningRateFinder maxLearningRate(double rate) {
        maxLearningRate = requireRate("maxLearningRate", rate);
        return this;
    }

    /**
     * Sets the number of steps over which the rate rises. If there are more steps than batches, the data are shuffled
     * and used again.
     *
     * @throws IllegalArgumentException if it is less than 2
     */
    public LearningRateFinder steps(int steps) {
        if (steps < 2) {
            throw new IllegalArgumentException("steps must be at least 2, but is " + steps);
        }
        this.steps = steps;
        return this;
    }

    /**
     * Sets the number of rows of a batch.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public LearningRateFinder batchSize(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize);
        }
        this.batchSize = batchSize;
        return this;
    }

    /** Sets the seed of the shuffling. */
    public LearningRateFinder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Trains at rising rates, and then restores the network.
     *
     * @throws IllegalArgumentException unless the first rate is less than the last, and the data fit the network
     * @throws IllegalStateException if all layers with parameters are frozen
     * @throws DivergenceException if the first loss is not finite
     */
    public LearningRateCurve run(Dataset train) {
        requireRising();
        network.check(train);
        return run(new WeightedDataset(train, null));
    }

    /** {@link #run(Dataset)} with rows that need not fit into memory. */
    public LearningRateCurve run(EncodedStream train) {
        requireRising();
        network.check(train.sample());
        return run(new WeightedStream(train, null, ""));
    }

    private LearningRateCurve run(TrainingData train) {
        ParameterOptimizer optimizer = ParameterOptimizer.of(network.optimizer());
        StateSnapshot before = StateSnapshot.of(network);
        LearningRateSchedule schedule =
                optimizer.exchangeSchedule(new RisingRate(optimizer.steps(), minLearningRate, maxLearningRate, steps));
        TrainingBatches batches = train.batches(batchSize);
        try {
            return train(batches);
        } finally {
            batches.close();
            optimizer.exchangeSchedule(schedule);
            before.restore(network);
            network.metrics().reset();
        }
    }

    private void requireRising() {
        if (!(minLearningRate < maxLearningRate)) {
            throw new IllegalArgumentException("minLearningRate must be less than maxLearningRate, but they are "
                    + minLearningRate + " and " + maxLearningRate);
        }
    }

    private LearningRateCurve train(TrainingBatches batches) {
        long shuffling = CounterRandom.stream(seed, "shuffle");
        LearningRateCurve.Recording recording = new LearningRateCurve.Recording(steps);
        while (recording.steps() < steps) {
            int batch = recording.steps() % batches.count();
            if (batch == 0) {
                batches.shuffle(CounterRandom.derive(shuffling, recording.steps()));
            }
            batches.load(batch);
            double rate = network.optimizer().learningRate();
            try {
                recording.add(rate, network.trainOnBatch(batches.x(), batches.y()));
            } catch (DivergenceException exploded) {
                if (recording.steps() == 0) {
                    throw exploded;
                }
                break;
            }
            if (recording.hasExploded()) {
                break;
            }
        }
        return recording.curve();
    }

    private static double requireRate(String name, double rate) {
        if (!(rate > 0 && rate <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and greater than 0, but is " + rate);
        }
        return rate;
    }
}
