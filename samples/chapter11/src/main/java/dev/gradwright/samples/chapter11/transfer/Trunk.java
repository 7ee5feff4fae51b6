package dev.gradwright.samples.chapter11.transfer;

import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The layers that the tasks share, so that one can copy them from the other. As in the book, they have SELU with Glorot
 * initialization, the default, instead of LeCun.
 */
public interface Trunk {
    @Flatten
    Layer pixels();

    @Hidden(300)
    DenseLayer hidden1();

    @Hidden(100)
    DenseLayer hidden2();

    @Hidden(50)
    DenseLayer hidden3();

    @Hidden(50)
    DenseLayer hidden4();

    @Hidden(50)
    DenseLayer hidden5();
}
