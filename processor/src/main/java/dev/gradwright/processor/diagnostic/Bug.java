package dev.gradwright.processor.diagnostic;

import java.util.Arrays;

/** An exception that only a mistake in the processor explains, as one line for users to report. */
public final class Bug {
    private static final String PROCESSOR = "dev.gradwright.processor.";

    private Bug() {}

    /** The exception and the innermost position in the processor. */
    public static String describe(Throwable failure) {
        return failure
                + Arrays.stream(failure.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith(PROCESSOR))
                        .findFirst()
                        .map(frame -> " at " + frame)
                        .orElse("");
    }
}
