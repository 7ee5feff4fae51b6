package dev.gradwright.conformance.ensemble;

import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.Add;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Ensemble;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Members with everything that looks at rows: batch norm, dropout, an activity penalty, a residual connection. */
@Network(input = Panel.INPUTS)
@Ensemble(k = 5)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 0.01)
interface Council {
    @BatchNorm
    BatchNormLayer norm();

    @Dense(units = 8, activation = SWISH)
    @L2(0.01)
    DenseLayer hidden1();

    @Dropout(0.2)
    Layer dropout();

    @Dense(units = 8, activation = TANH)
    @ActivityL2(0.05)
    DenseLayer hidden2();

    @Add({"hidden1", "hidden2"})
    Layer sum();

    @Dense(units = 2)
    @L2(value = 0.01, bias = 0.02)
    DenseLayer output();
}
