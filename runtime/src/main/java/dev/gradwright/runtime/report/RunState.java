package dev.gradwright.runtime.report;

import java.util.Locale;

/**
 * How far a training is.
 *
 * @param text why it stopped or failed; may be empty
 */
public record RunState(Kind kind, String text) {
    /** What a training does, or how it ended. */
    public enum Kind {
        /** It goes on. */
        RUNNING,
        /** It did all its epochs. */
        ENDED,
        /** It ended early, for a reason. */
        STOPPED,
        /** It ended with an exception. */
        FAILED
    }

    /** A training that goes on. */
    public static final RunState RUNNING = new RunState(Kind.RUNNING, "");

    String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
