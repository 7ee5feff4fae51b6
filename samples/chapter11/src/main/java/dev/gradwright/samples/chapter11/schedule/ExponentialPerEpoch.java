package dev.gradwright.samples.chapter11.schedule;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.ScheduleUnit.EPOCH;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;

/**
 * The book divides the rate by ten over every 20 epochs, with a callback at the start of each epoch. The rate is
 * constant within an epoch.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam(learningRate = 0.01)
@Schedule.Exponential(rate = 0.1, steps = 20, unit = EPOCH)
public interface ExponentialPerEpoch extends SeluNetwork {}
