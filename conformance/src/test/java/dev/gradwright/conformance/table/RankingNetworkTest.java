package dev.gradwright.conformance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.conformance.table.SearchRanking.Result;
import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.data.Fold;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.evaluation.EvaluationReport;
import dev.gradwright.runtime.evaluation.PermutationImportance;
import dev.gradwright.runtime.evaluation.Predictions;
import dev.gradwright.runtime.evaluation.Rankings;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.Evaluation;
import dev.gradwright.runtime.train.History;
import dev.gradwright.runtime.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks that rank records, from records in any order to ranked lists. */
class RankingNetworkTest {
    /** 80 queries of 2 to 19 results in random order: fresh documents with a good match are relevant. */
    private static final Examples<Result, Double> RESULTS = results(80, 1);

    @TempDir
    private Path directory;

    private static Examples<Result, Double> results(int queries, long seed) {
        Random random = new Random(seed);
        List<Result> results = new ArrayList<>();
        for (int query = 0; query < queries; query++) {
            double offset = random.nextGaussian(); // some queries match everything better
            for (int document = random.nextInt(2, 20); document > 0; document--) {
                Double age = random.nextInt(5) == 0 ? null : random.nextDouble(10);
                results.add(new Result("query " + query, document, offset + random.nextGaussian(), age));
            }
        }
        return Examples.of(results, row -> row, row -> relevance(row, random)).shuffled(seed);
    }

    private static double relevance(Result row, Random random) {
        double use = row.match() - (row.age() == null ? 0.5 : row.age() / 10) + 0.3 * random.nextGaussian();
        return Math.max(0, Math.min(3, Math.floor(use + 0.5)));
    }

    private static SearchRankingNetwork adapted() {
        SearchRankingNetwork network = SearchRankingNetwork.create(1);
        network.adapt(RESULTS);
        return network;
    }

    private static SearchRankingNetwork trained() {
        SearchRankingNetwork network = adapted();
        Trainer.of(network).epochs(15).batchSize(64).fit(network.encode(RESULTS));
        return network;
    }

    @Test
    void examplesInAnyOrderAreGroupedByQuery() {
        Dataset data = adapted().encode(RESULTS);

        assertThat(data.isGrouped()).isTrue();
        Map<Float, String> queries = new HashMap<>();
        for (int row = 0; row < data.rows(); row++) {
            assertThat((double) data.targets().get(row, 0)).isEqualTo(RESULTS.target(row));
            String query = RESULTS.features(row).query();
            assertThat(queries.computeIfAbsent(data.targets().get(row, 1), group -> query))
                    .isEqualTo(query);
        }
        assertThat(queries).hasSize(80);
    }

    @Test
    void theGroupIsNoFeature() {
        assertThat(adapted().encoder().columnNames()).containsExactly("match", "age", "age missing");
    }

    @Test
    void trainingImprovesTheOrder() {
        SearchRankingNetwork network = adapted();
        Dataset fresh = network.encode(results(80, 2));
        float before = network.evaluate(fresh).metric(Metric.NDCG);

        History history =
                Trainer.of(network).epochs(15).batchSize(64).validation(fresh).fit(network.encode(RESULTS));

        assertThat(network.evaluate(fresh).metric(Metric.NDCG)).isGreaterThan(before + 0.1f);
        assertThat(history.get("val_ndcg")[14])
                .isEqualTo(network.evaluate(fresh).metric(Metric.NDCG));
        assertThat(history.get("loss")[14]).isLessThan(history.get("loss")[0]);
    }

    /** There are about 800 rows, which an evaluation takes in batches of 256. */
    @Test
    void anEvaluationCutsNoQuery() {
        SearchRankingNetwork network = trained();
        Dataset data = network.encode(RESULTS);
        Dataset adjacent = data.shuffled(3);
        double loss = network.testOnBatch(adjacent.features(), adjacent.targets());

        Evaluation evaluation = network.evaluate(data);
        Rankings rankings = Rankings.of(network, data);

        assertThat(evaluation.rows()).isEqualTo(data.rows()).isGreaterThan(512);
        assertThat((double) evaluation.metric(Metric.NDCG)).isCloseTo(rankings.ndcg(3), within(1e-6));
        assertThat((double) evaluation.metric(Metric.MAP)).isCloseTo(rankings.map(), within(1e-6));
        assertThat((double) evaluation.metric(Metric.MRR)).isCloseTo(rankings.mrr(), within(1e-6));
        assertThat((double) evaluation.loss()).isCloseTo(loss, within(1e-6));
    }

    @Test
    void accumulatedGradientsAreThoseOfTheJoinedBatch() {
        SearchRankingNetwork joined = adapted();
        SearchRankingNetwork accumulated = adapted();
        Dataset data = joined.encode(RESULTS);

        Trainer.of(joined).batchSize(10_000).shuffle(false).fit(data);
        Trainer.of(accumulated)
                .batchSize(100)
                .gradientAccumulation(1000)
                .shuffle(false)
                .fit(data);

        assertThat(accumulated.optimizer().steps()).isEqualTo(1);
        for (int i = 0; i < joined.score().weights().getNumElements(); i++) {
            assertThat(accumulated.score().weights().data[i])
                    .isCloseTo(joined.score().weights().data[i], within(1e-5f));
        }
    }

    @Test
    void queriesAreWeighted() {
        SearchRankingNetwork weighted = adapted();
        SearchRankingNetwork some = adapted();
        Dataset data = weighted.encode(RESULTS).shuffled(1);
        List<Dataset> halves = data.split(0.5, 0.5);
        float[] weights = new float[data.rows()];
        Arrays.fill(weights, 0, halves.get(0).rows(), 1);

        Trainer.of(weighted)
                .batchSize(10_000)
                .sampleWeights(weights)
                .shuffle(false)
                .fit(data);
        Trainer.of(some).batchSize(10_000).shuffle(false).fit(halves.get(0));

        for (int i = 0; i < 8; i++) {
            assertThat(weighted.score().weights().data[i])
                    .as("Adam's first step depends only on signs")
                    .isCloseTo(some.score().weights().data[i], within(1e-5f));
        }
    }

    @Test
    void rowsOfAQueryHaveOneWeight() {
        SearchRankingNetwork network = adapted();
        Dataset data = network.encode(RESULTS);
        float[] weights = new float[data.rows()];
        weights[0] = 1;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).sampleWeights(weights).fit(data))
                .withMessageStartingWith("sampleWeights must be the same for all rows of a group");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).classWeights(1, 2, 3, 4).fit(data))
                .withMessageStartingWith("rankings have no classes");
    }

    @Test
    void dataThatDoNotSayWhichRowsBelongTogetherAreRejected() {
        SearchRankingNetwork network = adapted();
        Dataset data = network.encode(RESULTS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).fit(Dataset.of(data.features(), data.targets())))
                .withMessage(
                        "the training data do not fit the network: the loss ranks the rows of a query, but the data"
                                + " do not say which rows belong together; create them with Dataset.grouped(features,"
                                + " relevances, groups)");
    }

    @Test
    void aStreamIsRejected() {
        ExampleStream<Result, Double> stream =
                ExampleStream.of("results", List.of(RESULTS.features(0)), row -> row, row -> 0.0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapted().encode(stream))
                .withMessage(
                        "a stream cannot bring the rows of a query together, as a loss for rankings needs; read the examples into memory, as in encode(stream.examples())");
    }

    @Test
    void theImportanceOfFeaturesForAReportIsRejected() {
        PermutationImportance<Result, Double> importance =
                PermutationImportance.of(adapted().predictor()).increaseOf("error", EvaluationReport::rocAuc);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> importance.run(RESULTS))
                .withMessageStartingWith("the scores of a ranking only order the rows of a group");
    }

    @Test
    void reportsOfSingleRowsAreRejected() {
        SearchRankingNetwork network = adapted();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.of(network, RESULTS))
                .withMessageContaining("Rankings.of");
    }

    @Test
    void theRelevanceIsInRange() {
        SearchRankingNetwork network = adapted();
        Dataset data = network.encode(Examples.of(List.of(RESULTS.features(0)), List.of(-1.0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.evaluate(data))
                .withMessageContaining("row 0, column 0 is -1.0");
    }

    @Test
    void everyRowHasAQuery() {
        SearchRankingNetwork network = adapted();
        Result without = new Result(null, 1, 2, 3.0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.encode(Examples.of(List.of(RESULTS.features(0), without), List.of(1.0, 0.0))))
                .withMessage("the group of a row must not be null, but that of row 1 is");
        assertThat(network.predictor().predict(without))
                .as("a score needs no query")
                .isFinite();
    }

    @Test
    void filesHaveTheQueryOfEachRow() throws IOException {
        Path file = directory.resolve("results.csv");

        Files.writeString(file, "query,match,age,relevance\njava,0.5,1,2\njava,0.1,,0\n");
        assertThat(SearchRankingNetwork.read(Csv.file(file), "relevance").features(1))
                .isEqualTo(new Result("java", 0, 0.1, null));

        Files.writeString(file, "match,age,relevance\n0.5,1,2\n");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> SearchRankingNetwork.read(Csv.file(file), "relevance"))
                .withMessageContaining("query");

        Files.writeString(file, "query,match,age,relevance\n,0.5,1,2\n");
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> SearchRankingNetwork.read(Csv.file(file), "relevance"))
                .withMessageContaining("query");
    }

    @Test
    void foldsOfACrossValidationCutNoQuery() {
        for (Fold<Result, Double> fold : RESULTS.foldsGrouped(Result::query, 4, 1)) {
            SearchRankingNetwork network = SearchRankingNetwork.create(1);
            network.adapt(fold.train());
            Dataset test = network.encode(fold.test());
            float before = network.evaluate(test).metric(Metric.NDCG);

            Trainer.of(network).epochs(10).batchSize(64).fit(network.encode(fold.train()));

            assertThat(network.evaluate(test).metric(Metric.NDCG)).isGreaterThan(before);
            Set<String> tested = new HashSet<>();
            for (int row = 0; row < fold.test().rows(); row++) {
                tested.add(fold.test().features(row).query());
            }
            assertThat(tested).hasSize(20);
        }
    }

    @Test
    void aPredictorRanksTheRecordsOfAQuery() {
        SearchRankingPredictor predictor = trained().predictor();
        List<Result> results =
                List.of(new Result("q", 1, -1, 5.0), new Result("q", 2, 2, 0.0), new Result("q", 3, 0.5, null));

        List<Result> ranked = predictor.rank(results);

        assertThat(ranked).extracting(Result::document).containsExactly(2, 3, 1);
        assertThat(ranked).isSortedAccordingTo(Comparator.comparing((Result result) -> -predictor.predict(result)));
        assertThat(predictor.rank(List.of())).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> adapted().predictor().rank(Arrays.asList(RESULTS.features(0), null)))
                .withMessage("rows must not contain null");
    }

    @Test
    void aResumedTrainingEndsInTheSameBytes() {
        SearchRankingNetwork whole = adapted();
        History history = Trainer.of(whole).epochs(3).batchSize(64).fit(whole.encode(RESULTS));
        SearchRankingNetwork ended = adapted();
        resumable(ended).maxMinutes(1e-9).fit(ended.encode(RESULTS));
        assertThat(ended.optimizer().steps()).isEqualTo(1);
        SearchRankingNetwork resumed = adapted();

        History rest = resumable(resumed).fit(resumed.encode(RESULTS));

        assertThat(rest).hasToString(history.toString());
        assertThat(StateSnapshot.of(resumed).toBytes())
                .isEqualTo(StateSnapshot.of(whole).toBytes());
    }

    private Trainer resumable(SearchRankingNetwork network) {
        return Trainer.of(network)
                .epochs(3)
                .batchSize(64)
                .checkpoints(Checkpoints.in(directory).resume());
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theBitsDoNotDependOnThreads(KernelTier tier) {
        SearchRankingNetwork one = onTier(tier, 1);
        SearchRankingNetwork three = onTier(tier, 3);

        assertThat(three.score().weights().data).isEqualTo(one.score().weights().data);
        assertThat(three.hidden().weights().data).isEqualTo(one.hidden().weights().data);
    }

    private static SearchRankingNetwork onTier(KernelTier tier, int threads) {
        SearchRankingNetwork network = SearchRankingNetwork.create(1, tier);
        network.adapt(RESULTS);
        Trainer.of(network).epochs(2).batchSize(400).threads(threads).fit(network.encode(RESULTS));
        return network;
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    @Tag("own-jvm")
    void stepsAndPredictionsAllocateNothing(KernelTier tier) {
        SearchRankingNetwork network = SearchRankingNetwork.create(1, tier);
        network.adapt(RESULTS);
        TrainingBatches batches = network.encode(RESULTS).batches(64);
        SearchRankingPredictor predictor = network.predictor();
        FMatrixRMaj out = new FMatrixRMaj(100, 1);

        assertThat(AllocationMeter.steadyBytes(() -> {
                    for (int batch = 0; batch < batches.count(); batch++) {
                        batches.load(batch);
                        network.trainOnBatch(batches.x(), batches.y());
                        network.testOnBatch(batches.x(), batches.y());
                        network.predict(batches.x(), out);
                    }
                    network.metrics().reset();
                    predictor.predict(RESULTS.features(0));
                }))
                .isZero();
    }
}
