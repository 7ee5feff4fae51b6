package dev.gradwright.samples.chapter11.schedule;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.dsl.Dense;
import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The layers on which the book compares all schedules. It takes standardized pixels.
 */
interface SeluNetwork {
    @Flatten
    Layer pixels();

    @Hidden(300)
    DenseLayer hidden1();

    @Hidden(100)
    DenseLayer hidden2();

    @Dense(units = 10, activation = SOFTMAX)
    DenseLayer output();
}
