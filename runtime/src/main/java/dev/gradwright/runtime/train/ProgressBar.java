package dev.gradwright.runtime.train;

import java.io.PrintStream;

/**
 * Shows how a training goes on: steps, time of a step, loss and metrics, all numbers with four significant digits.
 *
 * <pre>{@code
 * Epoch 1/25 - 1719 steps - 0.2412 ms/step - loss: 0.4886 - accuracy: 0.8271 - val_loss: 0.3860 - val_accuracy: 0.8604
 * }</pre>
 */
public final class ProgressBar {
    private ProgressBar() {}

    /**
     * On a terminal a moving bar below the lines of the epochs that are over; elsewhere, as in a file or a pipe, a line for each
     * epoch. On a terminal lines are broken between values to fit its width (the variable {@code COLUMNS}, what {@code stty}
     * says, or 80), and of very short epochs at most four a second have a line, the first and the last always. A last line
     * says why the training stopped and which epoch was restored.
     */
    public static TrainingListener console() {
        return Terminal.isPresent() ? new ProgressBars(System.out, Terminal.width()) : new ProgressLines(System.out);
    }

    /** One line for each epoch, however long, and one that says why the training stopped and which epoch was restored. */
    public static TrainingListener to(PrintStream out) {
        return new ProgressLines(out);
    }
}
