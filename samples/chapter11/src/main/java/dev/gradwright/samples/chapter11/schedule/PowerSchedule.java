package dev.gradwright.samples.chapter11.schedule;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;

/**
 * The book lowers the rate to a half after 10,000 steps, to a third after 20,000, and so on: fast at first, then more
 * slowly. In Keras this was the {@code decay} of the optimizer.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 0.01)
@Schedule.Power(steps = 10_000)
public interface PowerSchedule extends SeluNetwork {}
