package dev.gradwright.runtime.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * The line of the terminal on which a bar moves. The bar is drawn by a thread of its own, which may be late: once erased, the
 * line stays empty.
 */
final class BarLine extends ConsoleProgressBarConsumer {
    /** Fits every usual terminal; to ask for its real width, native code would have to be loaded. */
    private static final int WIDTH = 79;

    private final PrintStream out;
    private boolean erased;

    BarLine(PrintStream out) {
        super(out, WIDTH);
        this.out = out;
    }

    @Override
    public synchronized void accept(String bar) {
        if (!erased) {
            super.accept(bar);
        }
    }

    /** Leaves the line as it is; {@link #erase} follows. */
    @Override
    public void close() {}

    /** Empties the line, for good. */
    synchronized void erase() {
        erased = true;
        out.print("\r" + " ".repeat(WIDTH) + "\r");
        out.flush();
    }
}
