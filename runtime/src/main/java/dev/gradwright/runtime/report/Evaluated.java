package dev.gradwright.runtime.report;

import dev.gradwright.runtime.evaluation.EvaluationReport;
import org.jspecify.annotations.Nullable;

/** The evaluation of the validation data at one time. Its JSON is computed once, by the thread that writes the page. */
public final class Evaluated {
    private final int epoch;
    private final EvaluationReport report;
    private @Nullable String json;

    /** @param epoch after which it was made; 0 at the end of the training */
    public Evaluated(int epoch, EvaluationReport report) {
        this.epoch = epoch;
        this.report = report;
    }

    int epoch() {
        return epoch;
    }

    synchronized String json() {
        if (json == null) {
            json = report.chartJson();
        }
        return json;
    }
}
