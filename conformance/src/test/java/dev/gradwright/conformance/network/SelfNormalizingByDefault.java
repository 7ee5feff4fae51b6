package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Defaults;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Repeat;
import dev.gradwright.runtime.layer.DenseLayer;
import java.util.List;

/** The default configuration of a self-normalizing network. */
@Network(input = 5)
@Loss(MEAN_SQUARED_ERROR)
@Defaults.SelfNormalizing
public interface SelfNormalizingByDefault {
    @Repeat(10)
    @Defaults.SelfNormalizingHidden(20)
    List<DenseLayer> hidden();

    @Dense(units = 1, init = LECUN_NORMAL)
    DenseLayer output();
}
