package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;

/** Blocks within blocks, repeated blocks and repeated layers; some are declared to return less than they are. */
@Network(input = 5)
@Loss(MEAN_SQUARED_ERROR)
public interface Tower {
    Entrance entrance();

    @Repeat(3)
    List<Floor> floors();

    @Repeat(2)
    @Dense(units = 4, activation = TANH)
    List<Layer> attics();

    @Dense(units = 1)
    DenseLayer output();

    /** A block that stands once, with names that are taken elsewhere. */
    @Block
    interface Entrance {
        @Dense(units = 6)
        Layer output();

        @Activation(ELU)
        Layer floors1();
    }

    /** A block that is repeated, with another in it. */
    @Block
    interface Floor {
        Room room();

        @Activation(ELU)
        Layer elu();
    }

    /** The innermost block. */
    @Block
    interface Room {
        @Dense(units = 6, bias = false)
        DenseLayer dense();

        @BatchNorm
        Layer norm();
    }

    /** The norm of one of {@link #floors}, which is declared as a mere layer. */
    static BatchNormLayer norm(Floor floor) {
        return (BatchNormLayer) floor.room().norm();
    }
}
