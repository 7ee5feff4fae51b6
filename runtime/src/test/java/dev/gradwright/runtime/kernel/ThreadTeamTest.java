package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of the threads of the team. */
@Timeout(60)
class ThreadTeamTest {
    private static final long MAX_NANOS = Duration.ofSeconds(50).toNanos();

    /** The caller runs the first of two parts; it waits until a thread of the team has begun the second. */
    private static Thread runOnTeam(Runnable part) {
        AtomicReference<Thread> member = new AtomicReference<>();
        Thread caller = Thread.currentThread();
        ThreadTeam.OF_JVM.run(
                (number, parts) -> {
                    if (number == 0) {
                        await(() -> member.get() != null);
                    } else {
                        member.set(Thread.currentThread());
                        part.run();
                    }
                },
                2);
        assertThat(member.get()).isNotSameAs(caller);
        return member.get();
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > MAX_NANOS) {
                throw new AssertionError("what the test waits for did not happen");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isParked(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void anInterruptedThreadParksAgain() {
        Thread member = runOnTeam(() -> Thread.currentThread().interrupt());

        await(() -> !member.isAlive() || (!member.isInterrupted() && isParked(member)));
    }

    @Test
    void anInterruptedCallerSleepsUntilTheOthersAreDoneAndIsInterruptedAfterwards() {
        Thread caller = Thread.currentThread();
        caller.interrupt();

        runOnTeam(() -> await(() -> isParked(caller)));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void idleThreadsEndAndTheNextJobStartsNewOnes() throws InterruptedException {
        Thread first = runOnTeam(() -> {});
        first.join();

        Thread second = runOnTeam(() -> {});

        assertThat(second).isNotSameAs(first);
    }

    @Test
    void threadsInheritNothingFromTheCaller() throws InterruptedException {
        runOnTeam(() -> {}).join();
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        local.set("of the caller");
        AtomicBoolean inherits = new AtomicBoolean();

        Thread member = runOnTeam(() -> inherits.set(local.get() != null));

        assertThat(inherits).isFalse();
        assertThat(member.getContextClassLoader()).isNull();
        assertThat(member.isDaemon()).isTrue();
    }

    /** An exception keeps alive the class that threw it, and the class loader of that class. */
    @Test
    void theTeamDoesNotKeepExceptionsOfItsJobs() {
        WeakReference<Throwable> failure = failureOfAJob();

        await(() -> {
            System.gc();
            return failure.refersTo(null);
        });
    }

    private static WeakReference<Throwable> failureOfAJob() {
        Throwable failure = catchThrowable(() -> runOnTeam(() -> {
            throw new IllegalStateException("part 1");
        }));
        assertThat(failure).isExactlyInstanceOf(IllegalStateException.class).hasMessage("part 1");
        return new WeakReference<>(failure);
    }

    @Test
    void theCallerComputesThePartIfAThreadCannotStart() {
        ThreadTeam team = new ThreadTeam(thread -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        assertThat(threadsOfParts(team)).containsOnly(Thread.currentThread()).hasSize(3);
    }

    @Test
    void theNextJobTriesAgainToStartThreads() {
        AtomicBoolean isFull = new AtomicBoolean(true);
        List<Thread> started = new ArrayList<>();
        ThreadTeam team = new ThreadTeam(thread -> {
            if (isFull.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            thread.start();
            started.add(thread);
        });
        threadsOfParts(team);
        isFull.set(false);

        assertThat(threadsOfParts(team)).hasSize(3).doesNotContainNull();
        assertThat(started).hasSize(2);
    }

    /** The thread that computed each of three parts. */
    private static List<Thread> threadsOfParts(ThreadTeam team) {
        Thread[] threads = new Thread[3];
        team.run((part, parts) -> threads[part] = Thread.currentThread(), 3);
        return Arrays.asList(threads);
    }
}
