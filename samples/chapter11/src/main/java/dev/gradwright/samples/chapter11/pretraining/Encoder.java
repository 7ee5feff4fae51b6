package dev.gradwright.samples.chapter11.pretraining;

import dev.gradwright.dsl.Flatten;
import dev.gradwright.runtime.layer.DenseLayer;
import dev.gradwright.runtime.layer.Layer;

/**
 * The layers that encode a picture. The book trains them in an autoencoder and reuses them in a classifier.
 */
public interface Encoder {
    @Flatten
    Layer pixels();

    @Hidden(300)
    DenseLayer hidden1();

    @Hidden(100)
    DenseLayer hidden2();
}
