package dev.gradwright.runtime.predict;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of a predictor, without locks. There are as many as there were concurrent calls, up to a limit,
 * independent of the number of threads. Threads do not refer to them, so they live only as long as the predictor.
 */
final class WorkspacePool<S> {
    private static final int MIN_SLOTS = 128;
    private static final int SLOTS_FOR_PROCESSOR = 16;

    private final AtomicReferenceArray<@Nullable Workspace<S>> workspaces;
    private final int mask;

    WorkspacePool() {
        this(Math.max(MIN_SLOTS, SLOTS_FOR_PROCESSOR * Runtime.getRuntime().availableProcessors()));
    }

    /** A pool for at least {@code capacity} workspaces. */
    WorkspacePool(int capacity) {
        int slots = Integer.highestOneBit(2 * capacity - 1);
        this.workspaces = new AtomicReferenceArray<>(slots);
        this.mask = slots - 1;
    }

    /**
     * Takes a workspace, which the call must free; null if none is free. The search starts at the thread's id, so a
     * thread usually gets its last workspace, which is in the caches of its core.
     */
    @Nullable
    Workspace<S> take() {
        int home = home();
        Workspace<S> workspace = workspaces.get(home);
        return workspace != null && workspace.take() ? workspace : takeBeyond(home);
    }

    private @Nullable Workspace<S> takeBeyond(int home) {
        for (int index = home + 1; index <= home + mask; index++) {
            Workspace<S> workspace = workspaces.get(index & mask);
            if (workspace != null && workspace.isFree() && workspace.take()) {
                return workspace;
            }
        }
        return null;
    }

    /** Keeps a new workspace for later calls, unless the pool is full. */
    void keep(Workspace<S> workspace) {
        int home = home();
        for (int index = home; index <= home + mask; index++) {
            if (workspaces.compareAndSet(index & mask, null, workspace)) {
                return;
            }
        }
    }

    /** The index where the current thread starts its search. */
    private int home() {
        return (int) Thread.currentThread().getId() & mask;
    }
}
