package dev.gradwright.integration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a program did.
 *
 * @param exitCode 0 if it succeeded
 * @param output its standard output
 * @param errors its standard error
 */
public record ProgramRun(int exitCode, String output, String errors) {
    private static final String INCUBATOR_WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

    /** Demands that the program succeeded. */
    public void requireSuccess() {
        assertThat(exitCode).as("exit code; standard error is: %s", errors).isZero();
    }

    /** Demands that the program printed a line. */
    public void requireLine(String line) {
        assertThat(output.lines()).contains(line);
    }

    /** Demands that standard error is empty, except for the JVM's warning about the vector module. */
    public void requireNoErrors() {
        assertThat(errors.lines().filter(line -> !line.equals(INCUBATOR_WARNING)))
                .isEmpty();
    }
}
