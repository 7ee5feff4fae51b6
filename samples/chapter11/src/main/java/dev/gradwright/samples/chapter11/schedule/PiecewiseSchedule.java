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
 * The book keeps the rate for five epochs, halves it for ten more, and uses a tenth of it for the rest. A boundary is
 * the last epoch, counted from 0, at the old rate.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
@Schedule.Piecewise(
        boundaries = {4, 14},
        values = {0.01, 0.005, 0.001},
        unit = EPOCH)
public interface PiecewiseSchedule extends SeluNetwork {}
