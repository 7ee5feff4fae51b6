package example;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;
import java.util.List;

/** A block, and repeats of a block that contains another. */
@Network(input = 5)
@Loss(MEAN_SQUARED_ERROR)
public interface Tower {
    Trunk trunk();
    @Repeat(2) List<Floor> tower();
    @Dense(units = 1) DenseLayer output();
}
