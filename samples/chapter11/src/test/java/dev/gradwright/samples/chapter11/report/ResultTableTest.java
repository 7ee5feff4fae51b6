package dev.gradwright.samples.chapter11.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.samples.chapter11.experiment.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final List<Result> TWO_SEEDS =
            List.of(result("one-cycle", 1, 0.8910f), result("one-cycle", 2, 0.8930f));

    @Test
    void showsMeanAndDeviationBelowThePublishedFigures() {
        assertThat(ResultTable.of(List.of("one-cycle"), TWO_SEEDS)).isEqualTo("""
                | experiment |           | loss            | accuracy        | val. loss       | val. accuracy   | test accuracy   | points | seeds | ms/step |
                | ---------- | --------- | --------------- | --------------- | --------------- | --------------- | --------------- | ------ | ----- | ------- |
                | one-cycle  | published | 0.1610          | 0.9462          | 0.3170          | 0.8934          |                 |        |       |         |
                |            | here      | 0.2000 ± 0.0000 | 0.9500 ± 0.0000 | 0.3200 ± 0.0000 | 0.8920 ± 0.0014 | 0.8800 ± 0.0000 | -0.14  | 1, 2  | 0.50    |
                """);
    }

    @Test
    void givesNoDeviationOfOneSeed() {
        assertThat(ResultTable.of(List.of("one-cycle"), TWO_SEEDS.subList(0, 1))
                        .lines()
                        .skip(3))
                .singleElement()
                .asString()
                .doesNotContain("±");
    }

    @Test
    void omitsExperimentsWithoutResults() {
        assertThat(ResultTable.of(List.of("l2", "one-cycle"), TWO_SEEDS)).doesNotContain("l2");
    }

    @Test
    void keepsTheOrderOfTheExperiments() {
        List<Result> results = List.of(result("l2", 1, 0.8f), result("dropout", 1, 0.8f));

        assertThat(ResultTable.of(List.of("dropout", "l2"), results)).containsSubsequence("dropout", "l2");
    }

    static Result result(String experiment, long seed, float valAccuracy) {
        Outcome outcome = new Outcome(0.2f, 0.95f, 0.32f, valAccuracy, 0.35f, 0.88f, 10_750, 0.5 * seed);
        return new Result(
                experiment,
                seed,
                25,
                outcome,
                new Environment("a machine", "JDK 17", "vector", 1),
                "2026-01-02T03:04Z");
    }
}
