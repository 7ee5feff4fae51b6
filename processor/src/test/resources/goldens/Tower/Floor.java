package example;

import static dev.gradwright.dsl.ActivationFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

@Block
public interface Floor {
    Parts.Room room();
    @Activation(ELU) Layer elu();
}
