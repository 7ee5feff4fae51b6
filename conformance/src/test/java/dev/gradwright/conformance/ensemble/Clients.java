package dev.gradwright.conformance.ensemble;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Ensemble;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** An ensemble that takes records. */
@Network(features = Clients.Client.class, target = boolean.class)
@Ensemble
@Loss(BINARY_CROSSENTROPY)
interface Clients {
    /** Three columns and one. */
    record Client(Region region, double age) {}

    /** Where a client lives. */
    enum Region {
        NORTH,
        EAST,
        WEST
    }

    @Dense(units = 8, activation = RELU)
    DenseLayer hidden();

    @Dense(units = 1, activation = SIGMOID)
    DenseLayer stays();
}
