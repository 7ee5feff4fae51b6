package dev.gradwright.runtime.search;

import org.jspecify.annotations.Nullable;

/** Keeps the results of a search, so that it can be resumed. Several threads call it at once. */
interface TrialLog {
    /** Keeps nothing. */
    TrialLog NONE = new TrialLog() {
        @Override
        public @Nullable TrialResult find(int rung, Trial trial) {
            return null;
        }

        @Override
        public void add(int rung, TrialResult result) {}
    };

    /** The result of a trial at the end of a rung; null if it is not known. */
    @Nullable
    TrialResult find(int rung, Trial trial);

    /** Adds the result of a trial at the end of a rung. */
    void add(int rung, TrialResult result);
}
