package dev.gradwright.runtime.search;

/**
 * How far a trial came.
 *
 * @param epochs number of epochs done
 * @param value the monitored value after the last of them; NaN if there is none
 * @param seconds the time that the training took; after a search was resumed, that of the last run
 */
public record TrialResult(Trial trial, Status status, int epochs, float value, double seconds) {
    /** How the training of a trial ended. */
    public enum Status {
        /** It was trained as long as planned: to the end, or until others were better. */
        COMPLETE,
        /** It was trained, but the time was over before the planned epoch. */
        STOPPED,
        /** A loss, a gradient or a weight was not finite. */
        DIVERGED,
        /** The time was over before it began. */
        NOT_TRIED
    }

    /** The result of a trial before its first epoch. */
    static TrialResult of(Trial trial) {
        return new TrialResult(trial, Status.NOT_TRIED, 0, Float.NaN, 0);
    }
}
