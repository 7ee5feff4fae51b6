package dev.gradwright.samples.chapter11.experiment;

/**
 * The outcome of an experiment. If it has several trainings, this is the last one.
 *
 * @param loss the mean training loss over the steps of the last epoch, including penalties and with active dropout
 * @param accuracy the training accuracy of the last epoch
 * @param valLoss the loss on the validation data after the last epoch
 * @param valAccuracy the accuracy on the validation data after the last epoch
 * @param testLoss the loss on the test data
 * @param testAccuracy the accuracy on the test data
 * @param steps the number of training steps
 * @param millisPerStep the median over the epochs of the mean time of a step, without evaluation
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
