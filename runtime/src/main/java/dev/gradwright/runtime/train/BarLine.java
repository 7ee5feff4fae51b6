package dev.gradwright.runtime.train;

import java.io.PrintStream;

/** The line of the terminal on which a bar moves, below the lines that stay. */
final class BarLine {
    private final PrintStream out;
    private final int width;
    private int drawn;

    /**
     * @param width of the terminal; the last column stays empty, because some terminals begin a new line after it
     */
    BarLine(PrintStream out, int width) {
        this.out = out;
        this.width = width - 1;
    }

    /** Columns that a bar may take. */
    int width() {
        return width;
    }

    /** Draws a bar in the place of the last one. */
    void draw(String bar) {
        if (!(bar.isEmpty() && drawn == 0)) {
            out.print("\r" + bar + " ".repeat(Math.max(0, drawn - bar.length())));
            out.flush();
            drawn = bar.length();
        }
    }

    /** Prints lines that stay in the place of the bar, which is drawn again below them. */
    void print(String lines) {
        erase();
        out.println(lines);
    }

    /** Empties the line. */
    void erase() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
            drawn = 0;
        }
    }
}
