package dev.gradwright.samples.chapter11.schedule;

import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;

/**
 * The book passes a schedule object to the optimizer. The schedule is that of {@link ExponentialPerStep}, with gradient
 * descent instead of Nadam.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Sgd(learningRate = 0.01)
@Schedule.Exponential(rate = 0.1, steps = 20 * 55_000 / 32)
public interface ExponentialDecay extends SeluNetwork {}
