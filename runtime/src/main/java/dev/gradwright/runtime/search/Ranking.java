package dev.gradwright.runtime.search;

import dev.gradwright.runtime.search.TrialResult.Status;
import java.util.Comparator;

/**
 * Orders results from the best to the worst. Those that were trained longer come first, because they were better before;
 * then the value decides, and NaN is the worst value; then the number. Trials that diverged come after all those, and
 * trials without a result last.
 *
 * @param higherIsBetter the direction of the value
 */
record Ranking(boolean higherIsBetter) implements Comparator<TrialResult> {
    @Override
    public int compare(TrialResult one, TrialResult other) {
        return Comparator.<TrialResult>comparingInt(result -> group(result.status()))
                .thenComparing(Comparator.comparingInt(TrialResult::epochs).reversed())
                .thenComparingDouble(this::cost)
                .thenComparingInt(result -> result.trial().number())
                .compare(one, other);
    }

    private static int group(Status status) {
        return switch (status) {
            case COMPLETE, STOPPED -> 0;
            case DIVERGED -> 1;
            case NOT_TRIED -> 2;
        };
    }

    /** Lower is better. {@code Double.compare} has NaN last. */
    private double cost(TrialResult result) {
        return higherIsBetter ? -result.value() : result.value();
    }
}
