package dev.gradwright.samples.fashionmnist;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Dropout;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.dsl.Schedule;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * Classifies pictures of ten kinds of clothes, 28 × 28 pixels.
 *
 * <p>The first layer learns to standardize the pixels, so they need no preparation. Batch normalization is before each
 * activation. Dropout is only after the last activation: before another normalization it would make the variance in
 * training differ from that at inference.
 */
@Network(input = {28, 28})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Nadam
@Schedule.OneCycle(maxLearningRate = 0.005)
interface FashionClassifier {
    @Flatten
    Layer pixels();

    @BatchNorm
    BatchNormLayer pixelNorm();

    @Hidden(300)
    DenseLayer hidden1();

    @BatchNorm
    BatchNormLayer norm1();

    @Activation(ELU)
    Layer elu1();

    @Hidden(100)
    DenseLayer hidden2();

    @BatchNorm
    BatchNormLayer norm2();

    @Activation(ELU)
    Layer elu2();

    @Dropout(0.3)
    Layer dropout();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
