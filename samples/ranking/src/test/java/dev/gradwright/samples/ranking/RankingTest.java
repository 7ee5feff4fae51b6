package dev.gradwright.samples.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.samples.ranking.Experiment.Scores;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void lossesForRankingsRankBetterThanOneOfSingleRows() {
        List<Scores> scores = new Experiment(100, 100, 10, 1).run();

        double pointwise = scores.get(1).ndcg().get(0);
        assertThat(pointwise).isGreaterThan(scores.get(0).ndcg().get(0));
        assertThat(scores.subList(2, 5)).allMatch(ranker -> ranker.ndcg().get(0) > pointwise);
        assertThat(Ranking.table(scores)).startsWith("| loss | NDCG@10 | MAP |").contains("| LAMBDA_RANK | 0.");
    }
}
