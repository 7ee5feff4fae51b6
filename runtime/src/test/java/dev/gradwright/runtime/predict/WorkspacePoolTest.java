package dev.gradwright.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorkspacePoolTest {
    private final WorkspacePool<String> pool = new WorkspacePool<>(2);

    private Workspace<String> kept(String name) {
        Workspace<String> workspace = new Workspace<>(name, 0, 1);
        pool.keep(workspace);
        return workspace;
    }

    @Test
    void isInitiallyEmpty() {
        assertThat(pool.take()).isNull();
    }

    @Test
    void aWorkspaceBelongsToOneCallAtATime() {
        Workspace<String> workspace = kept("a");
        assertThat(pool.take()).isNull();

        workspace.free();
        assertThat(pool.take()).isSameAs(workspace);
        assertThat(pool.take()).isNull();
    }

    @Test
    void findsAFreeWorkspaceAtAnyIndex() {
        kept("a");
        Workspace<String> second = kept("b");
        second.free();

        assertThat(pool.take()).isSameAs(second);
    }

    /** In a server that has started two billion virtual threads. */
    @Test
    void findsEveryWorkspaceForTheLargestThreadId() throws InterruptedException {
        Workspace<String> first = kept("a");
        AtomicReference<Workspace<String>> second = new AtomicReference<>();
        AtomicReference<Workspace<String>> taken = new AtomicReference<>();
        Thread thread = new ThreadWithLargestInt(() -> {
            second.set(kept("b"));
            first.free();
            taken.set(pool.take());
        });
        thread.start();
        thread.join();

        assertThat(taken.get()).isSameAs(first);
        second.get().free();
        assertThat(pool.take()).isSameAs(second.get());
    }

    private static final class ThreadWithLargestInt extends Thread {
        ThreadWithLargestInt(Runnable task) {
            super(task);
        }

        @Override
        public long getId() {
            return Integer.MAX_VALUE;
        }
    }

    @Test
    void keepsNoMoreWorkspacesThanItsCapacity() {
        Workspace<String> first = kept("a");
        Workspace<String> second = kept("b");
        Workspace<String> third = kept("c");
        first.free();
        second.free();
        third.free();

        assertThat(new Object[] {pool.take(), pool.take()}).containsExactlyInAnyOrder(first, second);
        assertThat(pool.take()).isNull();
    }
}
