package dev.gradwright.samples.ranking;

import static dev.gradwright.dsl.LossFunction.PAIRWISE_LOGISTIC;
import static dev.gradwright.dsl.Metric.NDCG;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;

/** Compares the results of a search in pairs. */
@Network(features = Result.class, target = double.class)
@Loss(PAIRWISE_LOGISTIC)
@Metrics(value = NDCG, topK = 10)
@Optimizer.Adam(learningRate = 3e-3)
interface PairwiseRanker extends Scorer {}
