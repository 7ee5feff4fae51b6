package dev.gradwright.benchmarks.run;

/** A contender that could not be measured; the message says why in words fit for a table. */
public final class Failure extends Exception {
    /** With a reason and no cause. */
    public Failure(String message) {
        super(message);
    }

    /** With a reason and a cause. */
    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
