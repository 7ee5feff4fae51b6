package example;

import static dev.gradwright.dsl.ActivationFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

@Block
public interface Trunk {
    @Dense(units = 8, activation = ELU) DenseLayer hidden1();
    @Dense(units = 6, activation = ELU) DenseLayer hidden2();
}
