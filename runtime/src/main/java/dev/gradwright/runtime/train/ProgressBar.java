package dev.gradwright.runtime.train;

import java.io.PrintStream;

/**
 * Shows how a training goes on: steps, time of a step, loss and metrics.
 *
 * <pre>{@code
 * Epoch 1/25 - 1719 steps - 0.24 ms/step - loss: 0.4886 - accuracy: 0.8271 - val_loss: 0.3860 - val_accuracy: 0.8604
 * }</pre>
 */
public final class ProgressBar {
    private ProgressBar() {}

    /** On a terminal a moving bar, and when an epoch is over its line; elsewhere, as in a file or a pipe, the lines alone. */
    public static TrainingListener console() {
        return Terminal.isPresent() ? new ProgressBars(System.out) : new ProgressLines(System.out);
    }

    /** One line for each epoch. */
    public static TrainingListener to(PrintStream out) {
        return new ProgressLines(out);
    }
}
