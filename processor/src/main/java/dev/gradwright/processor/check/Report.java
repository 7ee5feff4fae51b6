package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.Origin;

/** Receives the problems that a rule finds. */
public interface Report {
    /** Reports a problem at a position. */
    void at(Origin origin, String message);
}
