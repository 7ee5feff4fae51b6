package dev.gradwright.samples.tabular;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;
import static dev.gradwright.dsl.Metric.AUC;

import dev.gradwright.dsl.Defaults;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** Predicts which loans are not paid back. */
@Network(features = Applicant.class, target = Applicant.Status.class)
@Loss(BINARY_CROSSENTROPY)
@Metrics({AUC, ACCURACY})
@Defaults.Tabular
public interface CreditModel {
    Hidden hidden();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();
}
