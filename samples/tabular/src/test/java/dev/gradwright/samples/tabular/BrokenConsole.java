package dev.gradwright.samples.tabular;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A console that breaks when a text is printed: a program that ends in the middle of a training. */
final class BrokenConsole extends PrintStream {
    private final String text;

    BrokenConsole(String text) {
        super(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        this.text = text;
    }

    @Override
    public void println(String line) {
        if (line.contains(text)) {
            throw new IllegalStateException("the console is broken");
        }
    }
}
