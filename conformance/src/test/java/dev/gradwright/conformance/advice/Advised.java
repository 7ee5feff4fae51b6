package dev.gradwright.conformance.advice;

import static dev.gradwright.dsl.ActivationFunction.RELU;
import static dev.gradwright.dsl.ActivationFunction.SIGMOID;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.Initializer.HE_NORMAL;
import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY;

import dev.gradwright.dsl.BatchNorm;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/** The networks that the tests train. The compiler has advice about some of them too. */
@SuppressWarnings("gradwright")
interface Advised {
    int INPUTS = 20;

    /** A classifier of ReLU layers. */
    @Network(input = INPUTS)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Sgd(learningRate = 0.05)
    interface Relus {
        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    /** The same with Adam. */
    @Network(input = INPUTS)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Adam
    interface AdaptiveRelus extends Relus {}

    /** A classifier of tanh layers. */
    @Network(input = INPUTS)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Sgd(learningRate = 0.05)
    interface Tanhs {
        @Dense(units = 64, activation = TANH)
        DenseLayer hidden1();

        @Dense(units = 64, activation = TANH)
        DenseLayer hidden2();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    /** A classifier that normalizes its input. */
    @Network(input = INPUTS)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Sgd(learningRate = 0.05)
    interface Normalized {
        @BatchNorm
        BatchNormLayer inputNorm();

        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }

    /** A regression. */
    @Network(input = INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam
    interface Amount {
        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @Dense(units = 1)
        DenseLayer output();
    }

    /** A regression without an adaptive optimizer. */
    @Network(input = INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Sgd(learningRate = 0.01)
    interface PlainAmount extends Amount {}

    /** A regression with a bounded output. */
    @Network(input = INPUTS)
    @Loss(MEAN_SQUARED_ERROR)
    @Optimizer.Adam(learningRate = 3e-3)
    interface Bounded {
        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @Dense(units = 1, activation = TANH)
        DenseLayer output();
    }

    /** Of a question on a forum, where it predicted one class for everything: signals vanish in it. */
    @Network(input = 96)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Sgd(learningRate = 0.01)
    interface Published {
        @Dense(units = 128, activation = SIGMOID)
        DenseLayer hidden1();

        @Dense(units = 64, activation = SIGMOID)
        DenseLayer hidden2();

        @Dense(units = 32, activation = SIGMOID)
        DenseLayer hidden3();

        @Dense(units = 8, activation = SOFTMAX)
        DenseLayer output();
    }

    /** The same network with another activation. */
    @Network(input = 96)
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Sgd(learningRate = 0.01)
    interface Repaired {
        @Dense(units = 128, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden1();

        @Dense(units = 64, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden2();

        @Dense(units = 32, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden3();

        @Dense(units = 8, activation = SOFTMAX)
        DenseLayer output();
    }

    /** Yes or no. */
    @Network(input = INPUTS)
    @Loss(BINARY_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    @Optimizer.Adam
    interface Event {
        @Dense(units = 32, activation = RELU, init = HE_NORMAL)
        DenseLayer hidden();

        @Dense(units = 1, activation = SIGMOID)
        DenseLayer output();
    }

    /** Pictures of 4 x 5 pixels. */
    @Network(input = {4, 5})
    @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
    interface Pictures {
        @Flatten
        Layer pixels();

        @Dense(units = 4, activation = SOFTMAX)
        DenseLayer output();
    }
}
