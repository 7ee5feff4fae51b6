package dev.gradwright.runtime.kernel;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that compute the parts of one job together, without locks and without allocation. The whole JVM has one team.
 * A thread waits for the next job in a loop for a while, then parks, and ends if there was no job for a second; the
 * next job starts new threads. One job runs at a time. A second caller computes all parts of its job itself, with the
 * same result.
 */
final class ThreadTeam {
    /** How often a thread checks for work before it parks. */
    private static final int LOOKS = 10_000;

    /**
     * How long the caller sleeps between checks after that. It must not spin, because another program may have the
     * processor.
     */
    private static final long NAP_NANOS = 10_000;

    /**
     * How long a thread waits for work before it ends. A thread that lives forever would keep the class loader of this
     * class alive.
     */
    private static final long IDLE_NANOS = 1_000_000_000;

    /** The team of this JVM. */
    static final ThreadTeam OF_JVM = new ThreadTeam(Thread::start);

    private final Consumer<Thread> starter;
    private final AtomicBoolean busy = new AtomicBoolean();
    private @Nullable Member[] members = new Member[0];

    /**
     * Creates a team, without threads yet.
     *
     * @param starter starts a thread, or throws
     */
    ThreadTeam(Consumer<Thread> starter) {
        this.starter = starter;
    }

    /** Computes all parts, one of them in the calling thread, and returns when all are done. */
    void run(Parallel.Job job, int parts) {
        if (!busy.compareAndSet(false, true)) {
            for (int part = 0; part < parts; part++) {
                job.run(part, parts);
            }
            return;
        }
        try {
            runTogether(job, parts);
        } finally {
            busy.set(false);
        }
    }

    /**
     * Runs the parts in several threads. It returns only when all parts have ended, even after a failure: a part may
     * still write to memory that the caller uses next.
     */
    private void runTogether(Parallel.Job job, int parts) {
        Throwable failure = null;
        int offered = 1;
        try {
            if (members.length < parts - 1) {
                members = Arrays.copyOf(members, parts - 1);
            }
            for (; offered < parts; offered++) {
                offer(job, offered, parts);
            }
            job.run(0, parts);
        } catch (Throwable e) {
            failure = e;
        }
        for (int part = 1; part < offered; part++) {
            Throwable other = members[part - 1].finish();
            failure = failure == null ? other : failure;
        }
        if (failure != null) {
            ThreadTeam.<RuntimeException>rethrow(failure);
        }
    }

    /**
     * Rethrows what a part threw, even a checked exception: a custom rule written in another language may throw one.
     */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Offers a part to its thread, or to a new thread if there is none that can compute it. */
    private void offer(Parallel.Job job, int part, int parts) {
        Member member = members[part - 1];
        if (member == null || !member.offer(job, part, parts)) {
            Member successor = newMember(part);
            successor.offer(job, part, parts);
            successor.startWith(starter);
            members[part - 1] = successor;
        }
    }

    /**
     * Creates a thread that inherits nothing from the caller. Without {@code doPrivileged} it would inherit the access
     * control context of the caller, and with it the class loader of the caller.
     */
    @SuppressWarnings("removal") // JDK 17 lets threads inherit the context
    private static Member newMember(int number) {
        return AccessController.doPrivileged((PrivilegedAction<Member>) () -> new Member(number));
    }

    /**
     * One thread. Its job is written before the state is set to {@link #OFFERED} and read after the state was set to
     * {@link #TAKEN}. Either the thread takes the job or, if the caller finishes its own part first, the caller does.
     * So nobody waits for a thread that sleeps or has no processor.
     */
    private static final class Member extends Thread {
        private static final int IDLE = 0;
        private static final int OFFERED = 1;
        private static final int TAKEN = 2;
        private static final int ENDED = 3;

        private final AtomicInteger state = new AtomicInteger(IDLE);
        private Parallel.@Nullable Job job;
        private int part;
        private int parts;
        private @Nullable Throwable failure;
        private boolean isUnstarted;

        Member(int number) {
            super(null, null, "gradwright-" + number, 0, false);
            setDaemon(true);
            setContextClassLoader(null);
        }

        /**
         * Starts the thread, which has already been offered its first part. If it cannot be started, for example
         * because the system allows no more threads, the caller computes the part, and the next part is offered to a
         * new thread.
         */
        void startWith(Consumer<Thread> starter) {
            try {
                starter.accept(this);
            } catch (Throwable e) {
                isUnstarted = true;
            }
        }

        /** Offers a part. Returns false if this thread has ended or could not be started. */
        boolean offer(Parallel.Job job, int part, int parts) {
            if (isUnstarted) {
                return false;
            }
            this.job = job;
            this.part = part;
            this.parts = parts;
            if (!state.compareAndSet(IDLE, OFFERED)) {
                this.job = null;
                return false;
            }
            LockSupport.unpark(this);
            return true;
        }

        /** Returns when the part is computed. The caller computes it if this thread has not begun. */
        @Nullable
        Throwable finish() {
            if (state.compareAndSet(OFFERED, TAKEN)) {
                compute();
                state.set(IDLE);
            }
            for (int look = 0; look < LOOKS && state.get() != IDLE; look++) {
                Thread.onSpinWait();
            }
            if (state.get() != IDLE) {
                napUntilDone();
            }
            Throwable thrown = failure;
            failure = null;
            return thrown;
        }

        /**
         * Waits until the part is computed. An interrupted thread cannot park, so the interrupt of the caller is
         * cleared first and set again afterwards.
         */
        private void napUntilDone() {
            boolean interrupted = false;
            while (state.get() != IDLE) {
                interrupted |= Thread.interrupted();
                LockSupport.parkNanos(this, NAP_NANOS);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            while (take()) {
                compute();
                state.set(IDLE);
            }
        }

        /** Waits for work. Returns false if there was none and this thread must end. */
        private boolean take() {
            for (int look = 0; look < LOOKS; look++) {
                if (isTaken()) {
                    return true;
                }
                Thread.onSpinWait();
            }
            while (!isTaken()) {
                // An interrupted thread cannot park. Nothing interrupts this thread on purpose, so the flag is cleared.
                Thread.interrupted();
                long start = System.nanoTime();
                LockSupport.parkNanos(this, IDLE_NANOS);
                if (System.nanoTime() - start >= IDLE_NANOS && state.compareAndSet(IDLE, ENDED)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isTaken() {
            return state.get() == OFFERED && state.compareAndSet(OFFERED, TAKEN);
        }

        private void compute() {
            failure = null;
            try {
                if (job != null) {
                    job.run(part, parts);
                }
            } catch (Throwable e) {
                failure = e;
            } finally {
                job = null;
            }
        }
    }
}
