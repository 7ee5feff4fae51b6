package dev.gradwright.samples.curves;

import static dev.gradwright.dsl.LossFunction.BINARY_CROSSENTROPY;
import static dev.gradwright.dsl.LossFunction.HINGE;
import static dev.gradwright.dsl.LossFunction.HUBER;
import static dev.gradwright.dsl.LossFunction.LOG_COSH;
import static dev.gradwright.dsl.LossFunction.MEAN_ABSOLUTE_ERROR;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;
import static dev.gradwright.dsl.LossFunction.SQUARED_HINGE;

import dev.gradwright.dsl.Activation;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * Networks that output their input, each with another loss: their loss is a point on the curve of the loss function.
 */
interface Score {
    @Dense(units = 1, init = Initializer.ONES)
    DenseLayer score();

    /** The squared error. */
    @Network(input = 1)
    @Loss(MEAN_SQUARED_ERROR)
    interface UnderSquare extends Score {}

    /** The absolute error. */
    @Network(input = 1)
    @Loss(MEAN_ABSOLUTE_ERROR)
    interface UnderAbsolute extends Score {}

    /** Quadratic for small errors, linear for large ones. */
    @Network(input = 1)
    @Loss(HUBER)
    interface UnderHuber extends Score {}

    /** Similar, but smooth everywhere. */
    @Network(input = 1)
    @Loss(LOG_COSH)
    interface UnderLogCosh extends Score {}

    /** For a score and a sign. */
    @Network(input = 1)
    @Loss(HINGE)
    interface UnderHinge extends Score {}

    /** For a score and a sign, squared. */
    @Network(input = 1)
    @Loss(SQUARED_HINGE)
    interface UnderSquaredHinge extends Score {}

    /** For a logit and a class. */
    @Network(input = 1)
    @Loss(BINARY_CROSSENTROPY)
    interface UnderCrossentropy extends Score {
        @Activation(ActivationFunction.SIGMOID)
        Layer probability();
    }
}
