package dev.gradwright.benchmarks.run;

/** Thrown if a contender could not be measured. The message is suitable for a table. */
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
