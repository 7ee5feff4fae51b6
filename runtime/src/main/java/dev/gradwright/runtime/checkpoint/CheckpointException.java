package dev.gradwright.runtime.checkpoint;

import java.io.Serial;

/**
 * A folder of checkpoints that cannot be used, or a checkpoint that cannot be read or does not fit the training. The
 * message names the file, the reason and the remedy. Nothing was changed, in the folder or in the training.
 */
public final class CheckpointException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
