package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Two tables for the indices of four words; one of them is never trained. */
@Network(input = 4)
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
@Optimizer.Adam
public interface Words {
    @Embedding(entries = 1000, units = 3) EmbeddingLayer wide();
    @From("") @Frozen @Embedding(entries = 1000, units = 50) EmbeddingLayer pretrained();
    @Concat({"wide", "pretrained"}) Layer both();
    @Dense(units = 16, activation = RELU, init = HE_NORMAL) DenseLayer hidden();
    @Dense(units = 5, activation = SOFTMAX) DenseLayer topic();
}
