package dev.gradwright.runtime.predict;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The buffers of one call: scratch, an encoded record, and a row of predictions for classifying. Concurrent calls have different
 * workspaces.
 */
final class Workspace<S> {
    /**
     * The index of the flag. The flag has a cache line of its own, because other threads write to the flags of other
     * workspaces all the time.
     */
    private static final int FLAG = 16;

    private static final int FLAG_WITH_PADDING = 32;
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    final S scratch;
    /** An encoded record; without values if the predictor takes no records. */
    final float[] features;

    final float[] row;
    private final AtomicIntegerArray state = new AtomicIntegerArray(FLAG_WITH_PADDING);

    /** Creates a workspace that is already taken. */
    Workspace(S scratch, int recordColumns, int outputs) {
        this.scratch = scratch;
        this.features = new float[recordColumns];
        this.row = new float[outputs];
        state.setPlain(FLAG, TAKEN);
    }

    /** Takes the workspace unless another call has it. */
    boolean take() {
        return state.compareAndSet(FLAG, FREE, TAKEN);
    }

    /**
     * Whether the workspace seems to be free. Reading the flag does not take its cache line away from the call that
     * uses the workspace.
     */
    boolean isFree() {
        return state.getOpaque(FLAG) == FREE;
    }

    /** Makes the workspace available for the next call. */
    void free() {
        state.setRelease(FLAG, FREE);
    }
}
