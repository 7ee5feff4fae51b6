package dev.gradwright.dsl;

import java.util.Locale;

/** What is reported beside the loss. */
public enum Metric {
    /**
     * The share of rows that are classified rightly: by the largest output for the categorical losses, above {@link
     * Metrics#threshold()} for the binary one, and above 0 for hinges (for those averaged over the outputs).
     */
    ACCURACY(true),
    /** The share of rows whose class is among those of the {@link Metrics#topK()} largest outputs. */
    TOP_K_ACCURACY(true),
    /**
     * The share of predicted positives (outputs above {@link Metrics#threshold()}) that are positive, over all outputs; NaN
     * without predicted positives.
     */
    PRECISION(true),
    /**
     * The share of positives that are predicted to be positive (outputs above {@link Metrics#threshold()}), over all outputs;
     * NaN without positives.
     */
    RECALL(true),
    /**
     * The harmonic mean of precision and recall of each output, averaged over the outputs. The largest output is the
     * prediction, with the binary loss each above {@link Metrics#threshold()}. Outputs that are never positive and never
     * predicted to be are left out; NaN if all are.
     */
    F1(true),
    /**
     * The area under the receiver operating characteristic, over all outputs: 1 at best, ½ for guesses. It is exact unless {@link
     * Metrics#aucThresholds()} says otherwise; NaN without positives or without negatives.
     */
    AUC(true),
    /** The mean absolute error. */
    MAE(false),
    /** The root of the mean squared error. */
    RMSE(false),
    /**
     * The coefficient of determination R² of each output, averaged over the outputs: 1 at best, 0 for the mean. Outputs whose
     * targets are all the same are left out; NaN if all are.
     */
    R2(true);

    private final boolean higherIsBetter;

    Metric(boolean higherIsBetter) {
        this.higherIsBetter = higherIsBetter;
    }

    /** Whether a higher value is the better one. Early stopping and the plateau schedule go by it. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Its name in histories and on consoles, as in {@code accuracy}; with {@code val_} before it for validation data. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
