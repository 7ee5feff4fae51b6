package dev.gradwright.samples.chapter11.schedule;

import dev.gradwright.runtime.train.LearningRateCurve;
import dev.gradwright.runtime.train.LearningRateFinder;
import dev.gradwright.samples.chapter11.experiment.Pictures;

/**
 * The search for the maximum rate of {@link OneCycle}. The book raises the rate from 1e-5 to 10 within one epoch of
 * batches of 128, finds where the loss starts to rise, and chooses a rate well below.
 */
public final class RateSearch {
    private static final double LOWEST = 1e-5;
    private static final double HIGHEST = 10;
    private static final int BATCH_SIZE = 128;

    private RateSearch() {}

    /** The loss by rate, for a new network with this seed. */
    public static LearningRateCurve run(Pictures pictures, long seed) {
        int rows = pictures.scaled().train().rows();
        return LearningRateFinder.of(OneCycleNetwork.create(seed))
                .minLearningRate(LOWEST)
                .maxLearningRate(HIGHEST)
                .steps((rows + BATCH_SIZE - 1) / BATCH_SIZE)
                .batchSize(BATCH_SIZE)
                .seed(seed)
                .run(pictures.scaled().train());
    }
}
