package dev.gradwright.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the threads of the team live and end. */
@Timeout(60)
class ThreadTeamTest {
    /** The caller runs the first of two parts; it waits until a thread of the team has begun the second. */
    private static Thread runOnTeam(Runnable part) {
        AtomicReference<Thread> member = new AtomicReference<>();
        Thread caller = Thread.currentThread();
        ThreadTeam.run(
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
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static boolean isParked(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void aThreadThatWasInterruptedParksAgain() {
        Thread member = runOnTeam(() -> Thread.currentThread().interrupt());

        await(() -> !member.isInterrupted() && isParked(member));
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

    @Test
    void aThreadKeepsNoExceptionOfItsJobs() {
        IllegalStateException failure = new IllegalStateException("part 1");
        try {
            runOnTeam(() -> {
                throw failure;
            });
        } catch (IllegalStateException e) {
            assertThat(e).isSameAs(failure);
        }
        runOnTeam(() -> {}); // would throw it again
    }
}
