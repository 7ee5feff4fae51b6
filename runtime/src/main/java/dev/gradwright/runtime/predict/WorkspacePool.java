package dev.gradwright.runtime.predict;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces of a predictor, without locks. There are as many as there were concurrent calls, up to a limit,
 * independent of the number of threads. No thread refers to them, so they live as long as the predictor.
 */
final class WorkspacePool<S> {
    private static final int LEAST_PLACES = 64;
    private static final int PLACES_FOR_PROCESSOR = 16;

    private final AtomicReferenceArray<@Nullable Workspace<S>> workspaces;
    private final int mask;

    WorkspacePool() {
        this(Math.max(LEAST_PLACES, PLACES_FOR_PROCESSOR * Runtime.getRuntime().availableProcessors()));
    }

    /** A pool for at least {@code capacity} workspaces. */
    WorkspacePool(int capacity) {
        int places = Integer.highestOneBit(2 * capacity - 1);
        this.workspaces = new AtomicReferenceArray<>(places);
        this.mask = places - 1;
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
        for (int place = home + 1; place <= home + mask; place++) {
            Workspace<S> workspace = workspaces.get(place & mask);
            if (workspace != null && workspace.isFree() && workspace.take()) {
                return workspace;
            }
        }
        return null;
    }

    /** Keeps a new workspace for later calls, unless the pool is full. */
    void keep(Workspace<S> workspace) {
        int home = home();
        for (int place = home; place <= home + mask; place++) {
            if (workspaces.compareAndSet(place & mask, null, workspace)) {
                return;
            }
        }
    }

    /** The index where the current thread starts its search. */
    private int home() {
        return (int) Thread.currentThread().getId() & mask;
    }
}
