package dev.gradwright.runtime.train;

/**
 * Emits events of the JDK Flight Recorder: {@code dev.gradwright.Training}, {@code dev.gradwright.Epoch} and {@code
 * dev.gradwright.Step}. In a recording they are beside those of the JVM, so that slow steps can be compared with garbage
 * collections, or with other work of the machine.
 *
 * <pre>{@code
 * Trainer.of(net).listener(JfrEvents.listener()).fit(train);
 * }</pre>
 *
 * <p>Run the program with {@code -XX:StartFlightRecording=filename=run.jfr}, and look at {@code run.jfr} with {@code jfr
 * print --events dev.gradwright.Step run.jfr} or JDK Mission Control. The event of a step lasts from the end of the step before it to
 * the end of the step, so it includes the work of the listeners before this one, and that of an epoch includes its validation.
 * Without a recording, a step costs some nanoseconds; with or without, it allocates nothing.
 */
public final class JfrEvents {
    private JfrEvents() {}

    /**
     * A listener that emits the events. It needs the module {@code jdk.jfr}, which every JDK has, but not every runtime
     * that was made with {@code jlink}.
     *
     * @throws IllegalStateException if the Java runtime has no module {@code jdk.jfr}
     */
    public static TrainingListener listener() {
        try {
            return new JfrListener();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "this Java runtime has no module jdk.jfr; add it with jlink --add-modules jdk.jfr, or on the module"
                            + " path with --add-modules jdk.jfr, or train without JfrEvents",
                    e);
        }
    }
}
