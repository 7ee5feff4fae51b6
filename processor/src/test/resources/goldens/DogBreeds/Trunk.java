package example;

import static dev.gradwright.dsl.Initializer.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

public interface Trunk {
    @Flatten Layer pixels();
    @Dense(units = 16, init = HE_NORMAL, bias = false) DenseLayer hidden1();
    @BatchNorm BatchNormLayer norm1();
}
