package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Predicts a number on another scale. */
@Network(features = HousePrices.House.class, target = double.class)
@Loss(MEAN_SQUARED_ERROR)
@Metrics(MAE)
@TargetScaling(TargetScale.LOG_STANDARD)
@Optimizer.Adam(learningRate = 0.05)
public interface HousePrices {
    /** A house. */
    record House(double area, int rooms) {}

    @Dense(units = 1)
    DenseLayer price();
}
