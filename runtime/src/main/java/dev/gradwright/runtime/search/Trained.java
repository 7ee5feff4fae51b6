package dev.gradwright.runtime.search;

import dev.gradwright.runtime.state.StateSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A trial with what is needed to train it on.
 *
 * @param state of the training after the epochs of the result; null if the training must begin at the first epoch
 */
record Trained(TrialResult result, @Nullable StateSnapshot state) {
    Trained withoutState() {
        return new Trained(result, null);
    }
}
