package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Alias;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.L1;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.MaxNorm;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.NonNegative;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.UnitNorm;
import dev.gradwright.runtime.layer.DenseLayer;

/** All penalties and constraints on weights, some of them through a composed annotation. */
@Network(input = Subject.INPUTS)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Sgd(learningRate = 0.5)
interface Restrained {
    @Hidden(30)
    DenseLayer hidden1();

    @Dense(units = 17, activation = TANH)
    @L1(value = 0.01, bias = 0.02)
    @UnitNorm
    DenseLayer hidden2();

    @Dense(units = 2)
    @NonNegative
    DenseLayer output();

    /** A composed annotation with defaults. */
    @Dense(units = 0, activation = ELU)
    @L2(0.01)
    @MaxNorm(0.8)
    @interface Hidden {
        /** Number of outputs. */
        @Alias(annotation = Dense.class, attribute = "units")
        int value();
    }
}
