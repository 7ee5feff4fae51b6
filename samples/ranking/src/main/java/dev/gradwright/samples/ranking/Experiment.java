package dev.gradwright.samples.ranking;

import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.evaluation.Rankings;
import dev.gradwright.runtime.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Trains networks on the same searches, and compares how they rank others. */
final class Experiment {
    private static final int BATCH_ROWS = 256;

    private final Examples<Result, Double> train;
    private final Examples<Result, Double> test;
    /** The test searches with their groups, for scores from anywhere. */
    private final Dataset judged;

    private final int epochs;
    private final int seeds;

    Experiment(int trainSearches, int testSearches, int epochs, int seeds) {
        this.train = Searches.generate(trainSearches, 1);
        this.test = Searches.generate(testSearches, 2);
        this.epochs = epochs;
        this.seeds = seeds;
        LambdaRankerNetwork network = LambdaRankerNetwork.create(1);
        network.adapt(train);
        this.judged = network.encode(test);
    }

    /**
     * Figures of a kind of network over all seeds.
     *
     * @param ndcg NDCG@10 for each seed
     * @param map mean average precision for each seed
     */
    record Scores(String name, List<Double> ndcg, List<Double> map) {}

    /** The scores of all kinds of networks, after those of an order that needs no network. */
    List<Scores> run() {
        return List.of(
                byMatch(),
                scores("MEAN_SQUARED_ERROR, each result by itself", PointwiseRegressorNetwork::create),
                scores("PAIRWISE_LOGISTIC", PairwiseRankerNetwork::create),
                scores("LISTWISE_SOFTMAX", ListwiseRankerNetwork::create),
                scores("LAMBDA_RANK", LambdaRankerNetwork::create));
    }

    private Scores byMatch() {
        float[] matches = new float[test.rows()];
        for (int row = 0; row < matches.length; row++) {
            matches[row] = (float) test.features(row).match();
        }
        Rankings rankings = Rankings.of(matches, judged);
        return new Scores("by match alone", List.of(rankings.ndcg(10)), List.of(rankings.map()));
    }

    private Scores scores(String name, LongFunction<TableNetwork<Result, Double>> networks) {
        List<Rankings> rankings = new ArrayList<>();
        IntStream.rangeClosed(1, seeds).forEach(seed -> rankings.add(rankings(networks.apply(seed), seed)));
        return new Scores(
                name,
                rankings.stream().map(ranking -> ranking.ndcg(10)).toList(),
                rankings.stream().map(Rankings::map).toList());
    }

    private Rankings rankings(TableNetwork<Result, Double> network, int seed) {
        network.adapt(train);
        Trainer.of(network).epochs(epochs).batchSize(BATCH_ROWS).seed(seed).fit(network.encode(train));
        Dataset encoded = network.encode(test);
        return Rankings.of(network, judged.map(other -> encoded.features()));
    }
}
