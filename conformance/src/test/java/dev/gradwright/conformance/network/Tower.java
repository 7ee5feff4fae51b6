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

/** Nested blocks, repeated blocks and repeated layers, some of them with the return type {@link Layer}. */
@Network(input = 5)
@Loss(MEAN_SQUARED_ERROR)
public interface Tower {
    Stem stem();

    @Repeat(3)
    List<Stage> stages();

    @Repeat(2)
    @Dense(units = 4, activation = TANH)
    List<Layer> tail();

    @Dense(units = 1)
    DenseLayer output();

    /** A block whose layers have names that also occur elsewhere in generated code. */
    @Block
    interface Stem {
        @Dense(units = 6)
        Layer output();

        @Activation(ELU)
        Layer stages1();
    }

    /** A repeated block that contains another block. */
    @Block
    interface Stage {
        Inner inner();

        @Activation(ELU)
        Layer elu();
    }

    /** The innermost block. */
    @Block
    interface Inner {
        @Dense(units = 6, bias = false)
        DenseLayer dense();

        @BatchNorm
        Layer norm();
    }

    /** The norm of a stage, which is declared as a {@link Layer}. */
    static BatchNormLayer norm(Stage stage) {
        return (BatchNormLayer) stage.inner().norm();
    }
}
