package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.Initializer.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Two supertypes that share a layer and do not declare the output; one is package-private and generic. */
@Network(input = {8, 8})
@Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
public interface DogBreeds extends Trunk, Library.Start<String> {
    @Override @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer hidden1();
    @Dense(units = 5, activation = SOFTMAX) DenseLayer output();
}
