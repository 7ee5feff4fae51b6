package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.LossFunction.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Predicts a boolean by the sign of a score. */
@Network(features = HousePrices.House.class, target = boolean.class)
@Loss(HINGE)
interface Sides {
    @Dense(units = 1)
    DenseLayer score();
}
