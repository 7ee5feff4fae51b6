package dev.gradwright.conformance.table;

import static dev.gradwright.dsl.ActivationFunction.*;
import static dev.gradwright.dsl.LossFunction.*;
import static dev.gradwright.dsl.Metric.*;

import dev.gradwright.dsl.*;
import dev.gradwright.runtime.layer.*;

/** Ranks the results of a search. */
@Network(features = SearchRanking.Result.class, target = double.class)
@Loss(LAMBDA_RANK)
@Metrics(
        value = {NDCG, MAP, MRR},
        topK = 3)
@Optimizer.Adam(learningRate = 0.01)
public interface SearchRanking {
    /** A document that was found; its relevance is from 0 to 3. */
    record Result(@Group String query, @Ignored int document, double match, Double age) {}

    @Dense(units = 8, activation = TANH)
    DenseLayer hidden();

    @Dense(units = 1)
    DenseLayer score();
}
