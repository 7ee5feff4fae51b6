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

/** Networks that output their input, each under another loss: what they score is a point of the loss's curve. */
interface Score {
    @Dense(units = 1, init = Initializer.ONES)
    DenseLayer score();

    /** The square. */
    @Network(input = 1)
    @Loss(MEAN_SQUARED_ERROR)
    interface UnderSquare extends Score {}

    /** The size. */
    @Network(input = 1)
    @Loss(MEAN_ABSOLUTE_ERROR)
    interface UnderAbsolute extends Score {}

    /** The square of small errors, the size of large ones. */
    @Network(input = 1)
    @Loss(HUBER)
    interface UnderHuber extends Score {}

    /** Much the same, but smooth. */
    @Network(input = 1)
    @Loss(LOG_COSH)
    interface UnderLogCosh extends Score {}

    /** Of a score and a sign. */
    @Network(input = 1)
    @Loss(HINGE)
    interface UnderHinge extends Score {}

    /** Of a score and a sign, squared. */
    @Network(input = 1)
    @Loss(SQUARED_HINGE)
    interface UnderSquaredHinge extends Score {}

    /** Of a logit and a class. */
    @Network(input = 1)
    @Loss(BINARY_CROSSENTROPY)
    interface UnderCrossentropy extends Score {
        @Activation(ActivationFunction.SIGMOID)
        Layer probability();
    }
}
