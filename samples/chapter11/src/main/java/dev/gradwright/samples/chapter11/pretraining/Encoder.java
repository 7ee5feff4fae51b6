package dev.gradwright.samples.chapter11.pretraining;

import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The layers that make a short code of a picture. The book trains them in an autoencoder and uses them in a classifier.
 */
public interface Encoder {
    @Flatten
    Layer pixels();

    @Hidden(300)
    DenseLayer hidden1();

    @Hidden(100)
    DenseLayer hidden2();
}
