package dev.gradwright.samples.chapter11.schedule;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;

/**
 * The book raises the rate to its maximum in the first half of the training and lowers it in the second, with batches
 * of 128. The maximum comes from the section's learning-rate finder.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd
@Schedule.OneCycle(maxLearningRate = 0.05)
public interface OneCycle extends SeluNetwork {}
