package dev.gradwright.conformance.network;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;

/** Binary classifiers with one output and different thresholds. */
interface Decisions {
    /** The default threshold. */
    @Network(input = 1)
    @Loss(LossFunction.BINARY_CROSSENTROPY)
    @Metrics(Metric.ACCURACY)
    interface Plain {
        @Dense(units = 1, activation = ActivationFunction.SIGMOID)
        DenseLayer output();
    }

    /** A declared threshold. */
    @Network(input = 1)
    @Loss(LossFunction.BINARY_CROSSENTROPY)
    @Metrics(
            value = {Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1},
            threshold = 0.9)
    interface Cautious {
        @Dense(units = 1, activation = ActivationFunction.SIGMOID)
        DenseLayer output();
    }

    /** The sign of a score. */
    @Network(input = 1)
    @Loss(LossFunction.HINGE)
    @Metrics(Metric.ACCURACY)
    interface Hinged {
        @Dense(units = 1)
        DenseLayer output();
    }

    /** The sign of a score. */
    @Network(input = 1)
    @Loss(LossFunction.SQUARED_HINGE)
    @Metrics(Metric.ACCURACY)
    interface SquareHinged {
        @Dense(units = 1)
        DenseLayer output();
    }

    /** The larger of two probabilities. */
    @Network(input = 1)
    @Loss(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY)
    interface Pair {
        @Dense(units = 2, activation = ActivationFunction.SOFTMAX)
        DenseLayer output();
    }

    /** Labels that do not exclude each other. */
    @Network(input = 1)
    @Loss(LossFunction.BINARY_CROSSENTROPY)
    interface Labels {
        @Dense(units = 3, activation = ActivationFunction.SIGMOID)
        DenseLayer output();
    }

    /** The largest of three probabilities. */
    @Network(input = 1)
    @Loss(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY)
    interface Three {
        @Dense(units = 3, activation = ActivationFunction.SOFTMAX)
        DenseLayer output();
    }

    /** A number that is not a class. */
    @Network(input = 1)
    @Loss(LossFunction.MEAN_SQUARED_ERROR)
    interface Amount {
        @Dense(units = 1)
        DenseLayer output();
    }

    /** A probability, trained as a number. */
    @Network(input = 1)
    @Loss(LossFunction.MEAN_SQUARED_ERROR)
    interface SquaredProbability {
        @Dense(units = 1, activation = ActivationFunction.SIGMOID)
        DenseLayer output();
    }
}
