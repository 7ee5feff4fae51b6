package dev.gradwright.samples.ranking;

import static dev.gradwright.dsl.LossFunction.LAMBDA_RANK;
import static dev.gradwright.dsl.Metric.NDCG;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;

/** Compares pairs, weighted by what their order changes in NDCG. */
@Network(features = Result.class, target = double.class)
@Loss(LAMBDA_RANK)
@Metrics(value = NDCG, topK = 10)
@Optimizer.Adam(learningRate = 3e-3)
interface LambdaRanker extends Scorer {}
