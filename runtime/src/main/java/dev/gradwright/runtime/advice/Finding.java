package dev.gradwright.runtime.advice;

import java.util.Objects;

/**
 * A piece of advice. {@code docs/diagnostics} has a page for each name.
 *
 * @param name as in {@code DeadUnits}
 * @param message one line: the wrong value, why it matters, and what to do
 */
public record Finding(String name, String message) {
    public Finding {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(message, "message must not be null");
    }

    /** As the compiler prints its warnings: {@code warning: [DeadUnits] ...}. */
    @Override
    public String toString() {
        return "warning: [" + name + "] " + message;
    }
}
