package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.search.TrialResult.Status;
import java.util.List;

/** The outcome of a search. */
public final class SearchResult {
    private final Graph declared;
    private final String monitor;
    private final int epochs;
    private final List<TrialResult> trials;
    private final boolean isComplete;

    /**
     * @param declared the graph of the network, with the values of the annotations
     * @param epochs of a training that is complete
     * @param trials from the best to the worst
     * @param isComplete whether the budget sufficed
     */
    SearchResult(Graph declared, String monitor, int epochs, List<TrialResult> trials, boolean isComplete) {
        this.declared = declared;
        this.monitor = monitor;
        this.epochs = epochs;
        this.trials = trials;
        this.isComplete = isComplete;
    }

    /**
     * The best result: of the trials that were trained longest, the one with the best value.
     *
     * @throws IllegalStateException if no trial has a result, because all diverged
     */
    public TrialResult best() {
        TrialResult best = trials.get(0);
        if (best.status() == Status.DIVERGED || best.status() == Status.NOT_TRIED) {
            throw new IllegalStateException("no trial has a result: "
                    + (best.status() == Status.DIVERGED
                            ? "all that were tried diverged; search lower learning rates"
                            : "the budget was too small for any"));
        }
        return best;
    }

    /**
     * All trials, from the best to the worst. Trials that were trained longer are better, because they were better when
     * the others were left behind; then the value decides, then the number. Trials that diverged come after all those
     * with a value, and those that were not tried last.
     */
    public List<TrialResult> trials() {
        return trials;
    }

    /** Whether the search was completed; false if the budget ended it. */
    public boolean isComplete() {
        return isComplete;
    }

    /**
     * A table with a line for each trial that was tried: rank, number, epochs, the monitored value, the settings and the
     * seconds. Below it is what the budget left undone.
     */
    public String table() {
        return new ResultTable(monitor, trials, isComplete).text();
    }

    /**
     * What to write into the spec to get the settings of the best trial, for example
     *
     * <pre>{@code
     * @Schedule.OneCycle(maxLearningRate = 0.0031, form = TRIANGULAR)
     * @Dropout(0.3) Layer dropout1();
     * }</pre>
     *
     * <p>Each annotation replaces the one of the same kind, so it is written with all its values, the searched ones
     * first. Comments say what has no annotation: settings of layers in blocks, and the seed and batch size with which the trial can be repeated, to the
     * bit.
     */
    public String annotations() {
        return new AnnotationsToWrite(declared, best().trial(), epochs).text();
    }

    /** The {@link #table}. */
    @Override
    public String toString() {
        return table();
    }
}
