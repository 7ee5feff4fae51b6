package dev.gradwright.runtime.train;

import java.io.Serial;

/**
 * A training that ended because a listener threw an exception. The message names the class of the listener and the event;
 * the cause is what it threw.
 */
public final class ListenerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ListenerException(TrainingListener listener, String event, TrainingProgress progress, Exception cause) {
        this(listener, event + place(progress), cause);
    }

    ListenerException(TrainingListener listener, String event, Exception cause) {
        super("the listener " + listener.getClass().getName() + " failed in " + event + ": " + cause, cause);
    }

    private static String place(TrainingProgress progress) {
        return progress.epoch() == 0 ? "" : " of epoch " + progress.epoch() + ", step " + progress.step();
    }
}
