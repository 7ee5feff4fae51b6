package dev.gradwright.samples.ranking;

import static dev.gradwright.dsl.LossFunction.LISTWISE_SOFTMAX;
import static dev.gradwright.dsl.Metric.NDCG;

import dev.gradwright.dsl.Loss;
import dev.gradwright.dsl.Metrics;
import dev.gradwright.dsl.Network;
import dev.gradwright.dsl.Optimizer;

/** Compares all results of a search at once. */
@Network(features = Result.class, target = double.class)
@Loss(LISTWISE_SOFTMAX)
@Metrics(value = NDCG, topK = 10)
@Optimizer.Adam(learningRate = 3e-3)
interface ListwiseRanker extends Scorer {}
