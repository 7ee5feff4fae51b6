package dev.gradwright.samples.ranking;

import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;

/** Predicts the relevance of each result by itself. It shares the record with the rankers, so its {@code @Group} is unused here. */
@Network(features = Result.class, target = double.class)
@Loss(MEAN_SQUARED_ERROR)
@Optimizer.Adam(learningRate = 3e-3)
@SuppressWarnings("gradwright:GroupUnused")
interface PointwiseRegressor extends Scorer {}
