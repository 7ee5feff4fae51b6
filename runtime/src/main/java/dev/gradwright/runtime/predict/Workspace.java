package dev.gradwright.runtime.predict;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** What one call needs to predict: scratch, and a row of predictions to classify by. Calls that run at once each have one. */
final class Workspace<S> {
    /** The flag is alone on its line of the cache: other threads write to the flags of other workspaces all the time. */
    private static final int FLAG = 16;

    private static final int FLAG_WITH_PADDING = 32;
    private static final int FREE = 0;
    private static final int TAKEN = 1;

    final S scratch;
    final float[] row;
    private final AtomicIntegerArray state = new AtomicIntegerArray(FLAG_WITH_PADDING);

    /** A workspace that is taken. */
    Workspace(S scratch, int outputs) {
        this.scratch = scratch;
        this.row = new float[outputs];
        state.setPlain(FLAG, TAKEN);
    }

    /** Takes it unless another call has it. */
    boolean take() {
        return state.compareAndSet(FLAG, FREE, TAKEN);
    }

    /** Whether it looks free; to look leaves the line of the cache to the call that has it, if there is one. */
    boolean isFree() {
        return state.getOpaque(FLAG) == FREE;
    }

    /** Lets the next call have it. */
    void free() {
        state.setRelease(FLAG, FREE);
    }
}
