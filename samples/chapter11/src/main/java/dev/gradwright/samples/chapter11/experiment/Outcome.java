package dev.gradwright.samples.chapter11.experiment;

/**
 * The outcome of an experiment. If it has several trainings, this is the last one.
 *
 * @param loss the mean over the steps of the last epoch, penalties included, in the state of training: dropout is on
 * @param accuracy likewise
 * @param valLoss of the validation data, after the last epoch
 * @param valAccuracy likewise
 * @param testLoss of the test data
 * @param testAccuracy likewise
 * @param steps of the training
 * @param millisPerStep the median over the epochs of the mean time of a step; evaluation does not count
 */
public record Outcome(
        float loss,
        float accuracy,
        float valLoss,
        float valAccuracy,
        float testLoss,
        float testAccuracy,
        long steps,
        double millisPerStep) {}
