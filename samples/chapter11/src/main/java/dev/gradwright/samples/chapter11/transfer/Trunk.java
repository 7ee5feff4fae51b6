package dev.gradwright.samples.chapter11.transfer;

import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The layers that both tasks have, and that one can take over from the other. Like the book's they have SELU with Glorot's weights, the
 * default, and not LeCun's.
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
