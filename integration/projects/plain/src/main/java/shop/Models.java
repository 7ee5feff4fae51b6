package shop;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

@Network(input = 2)
@Loss(MEAN_SQUARED_ERROR)
interface Prices {
    @Dense(units = 1) DenseLayer price();
}

@Network(input = 3)
@Loss(MEAN_SQUARED_ERROR)
interface Rents {
    @Dense(units = 1) DenseLayer rent();
}
