package dev.gradwright.runtime.train;

import java.io.PrintStream;

/** The last line of the terminal, where the progress bar is drawn, below permanent lines. */
final class BarLine {
    private final PrintStream out;
    private final int width;
    private int drawn;

    /**
     * @param width of the terminal; the last column stays empty, because some terminals break the line after it
     */
    BarLine(PrintStream out, int width) {
        this.out = out;
        this.width = width - 1;
    }

    /** Number of columns that a bar may use. */
    int width() {
        return width;
    }

    /** Replaces the bar. */
    void draw(String bar) {
        if (!(bar.isEmpty() && drawn == 0)) {
            out.print("\r" + bar + " ".repeat(Math.max(0, drawn - bar.length())));
            out.flush();
            drawn = bar.length();
        }
    }

    /** Replaces the bar by permanent lines; draw the bar again afterwards. */
    void print(String lines) {
        erase();
        out.println(lines);
    }

    /** Erases the bar. */
    void erase() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
            drawn = 0;
        }
    }
}
