package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Block;
import dev.gradwright.dsl.Defaults;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;

/** The default configuration of a deep network. */
@Network(input = 5)
@Loss(MEAN_SQUARED_ERROR)
@Defaults.Deep
public interface DeepByDefault {
    @Repeat(4)
    List<Hidden> hidden();

    @Dense(units = 1)
    DenseLayer output();

    /** A hidden layer. */
    @Block
    interface Hidden {
        @Defaults.DeepBeforeNorm(20)
        DenseLayer dense();

        @BatchNorm
        BatchNormLayer norm();

        @Activation(ELU)
        Layer elu();
    }
}
