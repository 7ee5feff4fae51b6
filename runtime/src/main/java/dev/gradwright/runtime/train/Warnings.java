package dev.gradwright.runtime.train;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;
import java.util.Objects;

/** The problems of a training that did not end it, each once. */
final class Warnings implements Stateful {
    /** A line for each, so that visiting allocates nothing. */
    private String lines = "";

    /** Adds a problem, unless it is known. */
    boolean add(String text) {
        String line =
                Objects.requireNonNull(text, "text must not be null").strip().replaceAll("\\R", " ");
        if (texts().contains(line)) {
            return false;
        }
        lines = lines.isEmpty() ? line : lines + "\n" + line;
        return true;
    }

    List<String> texts() {
        return lines.lines().toList();
    }

    @Override
    public void visit(StateVisitor visitor) {
        lines = visitor.visit("lines", lines);
    }
}
