package dev.gradwright.runtime.train;

import java.util.Arrays;
import java.util.List;

/**
 * The text of a moving bar: {@code [=====>     ]  812/1719 - Epoch 3/25 - loss: 0.4886 - 0.2412 ms/step}. The bar has a
 * fixed size; values that do not fit on the line are omitted.
 */
final class BarText {
    private static final int CELLS = 20;
    /** On narrower lines there is no bar. */
    private static final int NARROW = 50;

    private BarText() {}

    /**
     * The text, of at most {@code most} characters.
     *
     * @param done number of steps done
     * @param steps number of steps of the epoch
     * @param message its parts, the most important first
     */
    static String of(long done, long steps, String message, int most) {
        String total = Long.toString(steps);
        String counter = " ".repeat(total.length() - Long.toString(done).length()) + done + "/" + total;
        StringBuilder text = new StringBuilder(most < NARROW ? counter : bar(done, steps) + " " + counter);
        List<String> parts = Arrays.asList(message.split(ProgressText.SEPARATOR, -1));
        for (String part : parts) {
            if (text.length() + ProgressText.SEPARATOR.length() + part.length() > most) {
                break;
            }
            text.append(ProgressText.SEPARATOR).append(part);
        }
        return text.length() > most ? "" : text.toString();
    }

    private static String bar(long done, long steps) {
        int full = (int) (CELLS * done / steps);
        String head = full < CELLS ? ">" : "";
        return "[" + "=".repeat(full) + head + " ".repeat(CELLS - full - head.length()) + "]";
    }
}
