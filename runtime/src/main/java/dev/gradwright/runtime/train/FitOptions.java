package dev.gradwright.runtime.train;

/**
 * How a fit goes through the training data.
 *
 * @param epochs number of passes over the data
 * @param batchesPerStep number of batches whose gradients one step accumulates
 * @param shuffles whether the rows are shuffled before each epoch
 * @param seed of the shuffling
 * @param maxMinutes after which it ends; infinite for no limit
 */
record FitOptions(int epochs, int batchesPerStep, boolean shuffles, long seed, double maxMinutes) {}
