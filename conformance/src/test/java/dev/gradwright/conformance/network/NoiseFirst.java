package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.GaussianNoise;
import dev.gradwright.dsl.LayerNorm;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.layer.LayerNormLayer;

/**
 * Its first layers change the input. Rows fill whole vectors, so that the network could read the input without a copy.
 */
@Network(input = 16)
@Loss(MEAN_SQUARED_ERROR)
interface NoiseFirst {
    @GaussianNoise(0.2)
    Layer noise();

    @LayerNorm
    LayerNormLayer norm();

    @Dense(units = 1)
    DenseLayer output();
}
