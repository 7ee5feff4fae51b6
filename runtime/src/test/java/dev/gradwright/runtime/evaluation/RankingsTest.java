package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.data.Dataset;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class RankingsTest {
    /** Two queries whose rows alternate; query b has no relevant row. */
    private final Dataset data =
            Dataset.grouped(new FMatrixRMaj(5, 1), new float[] {0, 0, 1, 0, 2}, List.of("a", "b", "a", "b", "a"));

    @Test
    void metricsAreMeansOverTheGroups() {
        Rankings rankings = Rankings.of(new float[] {3, 1, 2, 0, 1}, data);
        double second = Math.log(2) / Math.log(3);

        assertThat(rankings.ndcg(10)).isCloseTo((1 * second + 3 * 0.5) / (3 + second) / 2, within(1e-12));
        assertThat(rankings.ndcg(1)).isZero();
        assertThat(rankings.map()).isCloseTo((1.0 / 2 + 2.0 / 3) / 2 / 2, within(1e-12));
        assertThat(rankings.mrr()).isCloseTo(0.25, within(1e-12));
        assertThat(rankings).hasToString("NDCG@10 0.2934, MAP 0.2917, MRR 0.2500");
    }

    @Test
    void dataMustBeGroupedAndHaveAScoreForEachRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rankings.of(new float[5], Dataset.of(new FMatrixRMaj(5, 1), new FMatrixRMaj(5, 2))))
                .withMessageStartingWith("rankings are of grouped data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rankings.of(new float[4], data))
                .withMessage("there must be one score for each of the 5 rows, but there are 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rankings.of(new float[] {0, 1, Float.NaN, 0, 0}, data))
                .withMessage("scores must be finite, but that of row 2 is NaN");
    }

    @Test
    void placesAreCountedFromOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rankings.of(new float[5], data).ndcg(0))
                .withMessage("k must be at least 1, but is 0");
    }
}
