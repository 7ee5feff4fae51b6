package dev.gradwright.conformance.network;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** A classifier with a layer of every kind. */
@Network(input = {4, 5})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam(learningRate = 1e-3)
@Clip(globalNorm = 1)
public interface Classifier {
    @Flatten
    Layer pixels();

    /** A bias would have no effect, because {@link #norm1} subtracts the mean. */
    @BatchNorm(center = false)
    BatchNormLayer inputNorm();

    @Dense(units = 19, init = HE_NORMAL, bias = false)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Activation(ELU)
    Layer elu1();

    @Dropout(0.25)
    Layer dropout1();

    @Dense(units = 13, activation = TANH)
    DenseLayer hidden2();

    @Dense(units = 4, activation = SOFTMAX)
    DenseLayer output();
}
