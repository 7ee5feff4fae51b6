package dev.gradwright.conformance.keras;

import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.LEAKY_RELU;
import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SOFTPLUS;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.Initializer.LECUN_NORMAL;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.HUBER;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;
import static dev.gradwright.dsl.Metric.ACCURACY;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivityL2;
import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Clip;
import dev.gradwright.dsl.Concat;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.L1;
import dev.gradwright.dsl.L2;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** The networks that Keras trained, as specs. */
final class KerasSpecs {
    private KerasSpecs() {}

    @Network(input = 8)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Sgd(learningRate = 0.1)
    interface ReluSgd {
        @Dense(units = 12, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 8, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 10)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Sgd(learningRate = 0.02, momentum = 0.9, nesterov = true)
    interface SeluNesterov {
        @Dense(units = 16, activation = SELU, init = LECUN_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 12, activation = SELU, init = LECUN_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 15)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Sgd(learningRate = 0.05, momentum = 0.9, nesterov = true)
    interface NormFirstSgd {
        @BatchNorm
        BatchNormLayer inputNorm();

        @Dense(units = 12, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @BatchNorm
        BatchNormLayer norm();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Adam(learningRate = 0.005)
    interface LeakyReluAdam {
        @Dense(units = 14, init = HE_NORMAL)
        DenseLayer hidden1();

        @Activation(LEAKY_RELU)
        Layer leaky1();

        @Dense(units = 10, init = HE_NORMAL)
        DenseLayer hidden2();

        @Activation(value = LEAKY_RELU, alpha = 0.2)
        Layer leaky2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 13)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam(learningRate = 0.005)
    interface RegressionAdam {
        @Dense(units = 16, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 8, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 1)
        DenseLayer output();
    }

    @Network(input = 6)
    @Loss(BINARY_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Adam(learningRate = 0.01)
    interface BinaryAdam {
        @Dense(units = 10, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 6, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 1, activation = SIGMOID)
        DenseLayer output();
    }

    @Network(input = 12)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Sgd(learningRate = 0.02)
    @Clip(norm = 1)
    interface ClipNormRegression {
        @Dense(units = 16, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 10, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 1)
        DenseLayer output();
    }

    @Network(input = 12)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Sgd(learningRate = 0.1, momentum = 0.5)
    @Clip(norm = 0.3)
    interface ClipNormSgd {
        @Dense(units = 16, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 10, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Sgd(learningRate = 0.05, momentum = 0.9)
    @Clip(0.05)
    interface ClipValueSgd {
        @Dense(units = 12, activation = TANH)
        DenseLayer hidden1();

        @Dense(units = 8, activation = TANH)
        DenseLayer hidden2();

        @Dense(units = 2)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam(learningRate = 0.01)
    @Clip(0.5)
    interface ClipValueAdam {
        @Dense(units = 12, activation = ELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 8, activation = ELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 1)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Adam(learningRate = 0.01, averaging = 0.9)
    interface AveragedAdam {
        @Dense(units = 10, activation = RELU)
        DenseLayer hidden();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 10)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.AdaGrad(learningRate = 0.05)
    interface PenalizedAdaGrad {
        @Dense(units = 12, activation = RELU)
        @L1(0.002)
        @L2(value = 0, bias = 0.01)
        DenseLayer hidden1();

        @Dense(units = 8, activation = RELU)
        @L1(0.001)
        @L2(0.003)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Sgd(learningRate = 0.1)
    interface PenalizedActivitySgd {
        @Dense(units = 10, activation = RELU)
        @ActivityL2(0.01)
        DenseLayer hidden();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 10)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.AdamW(learningRate = 0.005, weightDecay = 0.05)
    interface SwishAdamW {
        @Dense(units = 14, activation = SWISH)
        DenseLayer hidden1();

        @Dense(units = 10, activation = SWISH)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(HUBER)
    @Optimizer.AdaDelta(learningRate = 1)
    interface HuberAdaDelta {
        @Dense(units = 12, activation = SOFTPLUS)
        DenseLayer hidden();

        @Dense(units = 2)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(ACCURACY)
    @Optimizer.Sgd(learningRate = 0.05, momentum = 0.9, weightDecay = 0.01)
    @SuppressWarnings("gradwright:RedundantBias") // the Keras run has the biases
    interface DecayingSgd {
        @Dense(units = 12, init = HE_NORMAL)
        DenseLayer hidden1();

        @BatchNorm(momentum = 0.9, epsilon = 1e-5)
        BatchNormLayer norm1();

        @Activation(RELU)
        Layer relu();

        @Dense(units = 8)
        DenseLayer hidden2();

        @BatchNorm(center = false, scale = false)
        BatchNormLayer norm2();

        @Activation(TANH)
        Layer tanh();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    @Network(input = 8)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam(learningRate = 0.01)
    interface WideAndDeepAdam {
        @Dense(units = 10, activation = RELU, init = HE_NORMAL)
        DenseLayer deep1();

        @Dense(units = 6, activation = RELU, init = HE_NORMAL)
        DenseLayer deep2();

        @Concat({"", "deep2"})
        Layer joined();

        @Dense(units = 1)
        DenseLayer output();
    }
}
