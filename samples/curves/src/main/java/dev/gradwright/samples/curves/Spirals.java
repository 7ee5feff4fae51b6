package dev.gradwright.samples.curves;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;

/** Classifies two spirals with sigmoid layers, whose gradients vanish: that is what the picture shows. */
@SuppressWarnings("gradwright:VanishingGradients")
@Network(input = 2)
@Loss(BINARY_CROSSENTROPY)
@Optimizer.Sgd(learningRate = 0.1, momentum = 0.9)
interface Spirals {
    @Repeat(4)
    @Dense(units = 20, activation = SIGMOID)
    List<DenseLayer> hidden();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer output();

    /** A layer with batch normalization before its activation. */
    @Block
    interface Hidden {
        @Dense(units = 20, bias = false)
        DenseLayer sums();

        @BatchNorm
        BatchNormLayer norm();

        @Activation(SIGMOID)
        Layer sigmoid();
    }

    /** The same network with batch normalization. */
    @Network(input = 2)
    @Loss(BINARY_CROSSENTROPY)
    @Optimizer.Sgd(learningRate = 0.1, momentum = 0.9)
    interface Normed {
        @Repeat(4)
        List<Hidden> hidden();

        @Dense(units = 1, activation = SIGMOID)
        DenseLayer output();
    }
}
