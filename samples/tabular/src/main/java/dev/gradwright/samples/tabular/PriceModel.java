package dev.gradwright.samples.tabular;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.Metric.MAE;
import static dev.gradwright.dsl.TargetScale.LOG_STANDARD;

import dev.gradwright.dsl.Defaults;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.TargetScaling;
import dev.gradwright.runtime.layer.DenseLayer;

/** Predicts the prices of diamonds. */
@Network(features = Diamond.class, target = double.class)
@Loss(MEAN_SQUARED_ERROR)
@Metrics(MAE)
@TargetScaling(LOG_STANDARD)
@Defaults.Tabular
public interface PriceModel {
    Hidden hidden();

    @Dense(units = 1)
    DenseLayer output();
}
