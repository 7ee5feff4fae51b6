package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Two types above it, one of them not for everybody and generic, which share a layer and leave the output out. */
@Network(input = {8, 8})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
public interface DogBreeds extends Trunk, Library.Start<String> {
    @Override @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer hidden1();
    @Dense(units = 5, activation = SOFTMAX) DenseLayer output();
}
