package dev.gradwright.samples.chapter11.pretraining;

import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.DenseLayer;

/**
 * An autoencoder: its targets are its inputs, so it learns to reconstruct the pixels from the code. It needs no labels.
 */
@Network(input = {28, 28})
@Loss(BINARY_CROSSENTROPY)
@Optimizer.Nadam
public interface Autoencoder extends Encoder {
    @Hidden(300)
    DenseLayer decoder();

    @Dense(units = 784, activation = SIGMOID)
    DenseLayer output();
}
