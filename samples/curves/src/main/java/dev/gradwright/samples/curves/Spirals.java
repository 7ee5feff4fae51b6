package dev.gradwright.samples.curves;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** Tells two spirals apart through sigmoids, whose gradients vanish. */
@Network(input = 2)
@Loss(BINARY_CROSSENTROPY)
@Optimizer.Sgd(learningRate = 0.1, momentum = 0.9)
interface Spirals {
    @Dense(units = 20, activation = SIGMOID)
    DenseLayer hidden1();

    @Dense(units = 20, activation = SIGMOID)
    DenseLayer hidden2();

    @Dense(units = 20, activation = SIGMOID)
    DenseLayer hidden3();

    @Dense(units = 20, activation = SIGMOID)
    DenseLayer hidden4();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();

    /** The same with batch normalization before each activation. */
    @Network(input = 2)
    @Loss(BINARY_CROSSENTROPY)
    @Optimizer.Sgd(learningRate = 0.1, momentum = 0.9)
    interface Normed {
        @Dense(units = 20, bias = false)
        DenseLayer hidden1();

        @BatchNorm
        BatchNormLayer norm1();

        @Activation(SIGMOID)
        Layer sigmoid1();

        @Dense(units = 20, bias = false)
        DenseLayer hidden2();

        @BatchNorm
        BatchNormLayer norm2();

        @Activation(SIGMOID)
        Layer sigmoid2();

        @Dense(units = 20, bias = false)
        DenseLayer hidden3();

        @BatchNorm
        BatchNormLayer norm3();

        @Activation(SIGMOID)
        Layer sigmoid3();

        @Dense(units = 20, bias = false)
        DenseLayer hidden4();

        @BatchNorm
        BatchNormLayer norm4();

        @Activation(SIGMOID)
        Layer sigmoid4();

        @Dense(units = 1, activation = SIGMOID)
        DenseLayer output();
    }
}
