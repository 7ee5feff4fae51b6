package dev.gradwright.samples.chapter11.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.samples.chapter11.experiment.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    @Test
    void comparesTheCommonSeeds() {
        ErrorTable table = new ErrorTable(List.of(
                result("task-b-from-scratch", 1, 0.97f),
                result("task-b-from-scratch", 2, 0.95f),
                result("task-b-from-scratch", 3, 0.50f),
                result("task-b-on-a", 1, 0.99f),
                result("task-b-on-a", 2, 0.99f)));

        table.add("task B", "task-b-from-scratch", "task-b-on-a");

        assertThat(table).hasToString("""
                |                               | from scratch | on what was learnt before | times less |
                | ----------------------------- | ------------ | ------------------------- | ---------- |
                | task B, validation, published | 2.84 %       | 1.22 %                    | 2.3        |
                | task B, validation, here      | 8.00 %       | 2.00 %                    | 4.0        |
                | task B, test, published       | 2.95 %       | 0.60 %                    | 4.9        |
                | task B, test, here            | 4.00 %       | 1.00 %                    | 4.0        |
                """);
    }

    @Test
    void isEmptyWithoutACommonSeed() {
        ErrorTable table =
                new ErrorTable(List.of(result("task-b-from-scratch", 1, 0.97f), result("task-b-on-a", 2, 0.99f)));

        table.add("task B", "task-b-from-scratch", "task-b-on-a");

        assertThat(table).hasToString("");
    }

    private static Result result(String experiment, long seed, float testAccuracy) {
        Outcome outcome = new Outcome(0.2f, 0.95f, 0.32f, 2 * testAccuracy - 1, 0.35f, testAccuracy, 140, 1);
        return new Result(
                experiment,
                seed,
                20,
                outcome,
                new Environment("a machine", "JDK 17", "vector", 1),
                "2026-01-02T03:04Z");
    }
}
