package dev.gradwright.runtime.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of the terminal on which a bar moves, below the lines that stay. The bar is drawn by a thread of its own, which may be
 * late: once closed, the line stays empty.
 */
final class BarLine implements ProgressBarConsumer {
    private final PrintStream out;
    private final int width;
    private int drawn;
    private boolean closed;

    /**
     * @param width of the terminal; the last column stays empty, because some terminals begin a new line after it
     */
    BarLine(PrintStream out, int width) {
        this.out = out;
        this.width = width - 1;
    }

    @Override
    public int getMaxRenderedLength() {
        return width;
    }

    @Override
    public synchronized void accept(String bar) {
        if (!closed && !(bar.isEmpty() && drawn == 0)) {
            out.print("\r" + bar + " ".repeat(Math.max(0, drawn - bar.length())));
            out.flush();
            drawn = bar.length();
        }
    }

    /** Prints lines that stay in the place of the bar, which is drawn again below them. */
    synchronized void print(String lines) {
        erase();
        out.println(lines);
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
            drawn = 0;
        }
    }

    @Override
    public synchronized void clear() {
        erase();
    }

    /** Empties the line, for good. */
    @Override
    public synchronized void close() {
        erase();
        closed = true;
    }
}
