package dev.gradwright.runtime.train;

import java.io.PrintStream;

/**
 * Shows the progress of a training: steps, time of a step, loss and metrics, with four significant digits.
 *
 * <pre>{@code
 * Epoch 1/25 - 1719 steps - 0.2412 ms/step - loss: 0.4886 - accuracy: 0.8271 - val_loss: 0.3860 - val_accuracy: 0.8604
 * }</pre>
 */
public final class ProgressBar {
    private ProgressBar() {}

    /**
     * Reports to standard output. On a terminal it shows a moving bar below a line for each completed epoch; otherwise,
     * as in a file or a pipe, only the lines. On a terminal, lines are broken between values to fit its width (from the
     * variable {@code COLUMNS}, else from {@code stty}, else 80), and at most four lines are printed per second if
     * epochs are very short, always including the first and the last. A final line tells why the training stopped and
     * which epoch was restored.
     */
    public static TrainingListener console() {
        return Terminal.isPresent() ? new ProgressBars(System.out, Terminal.width()) : new ProgressLines(System.out);
    }

    /**
     * Prints an unbroken line for each epoch, and a final line that tells why the training stopped and which epoch was
     * restored.
     */
    public static TrainingListener to(PrintStream out) {
        return new ProgressLines(out);
    }

    /** Prints a line to standard output. On a terminal it replaces the bar of {@link #console()}, which is drawn again below it. */
    public static void println(String line) {
        if (Terminal.isPresent()) {
            System.out.println("\r" + line + " ".repeat(Math.max(0, Terminal.width() - 1 - line.length())));
        } else {
            System.out.println(line);
        }
    }
}
