package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;

/** Predicts whether a purchase is returned, from categories that are rows of tables. */
@Network(features = Purchase.class, target = boolean.class)
@Loss(BINARY_CROSSENTROPY)
@Metrics(ACCURACY)
@Optimizer.Adam(learningRate = 0.02)
interface Returns extends ReturnsTrunk, ReturnsHead {}
