package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

final class Models {
    private Models() {}

    /** Extends an abstract class nested in another type. */
    @Network(input = 3)
    @Loss(MEAN_SQUARED_ERROR)
    abstract static class Tiny {
        @BatchNorm(center = false, scale = false) protected abstract BatchNormLayer first();
        @Dense(units = 5) abstract DenseLayer hidden();
        @Dropout(0.25) abstract Layer drop();
        @Activation(TANH) abstract Layer tanh();
        @Dense(units = 2) public abstract DenseLayer output();
        @Dropout(0.5) public abstract Layer last();
    }
}
