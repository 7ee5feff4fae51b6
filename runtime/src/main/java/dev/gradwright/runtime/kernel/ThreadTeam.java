package dev.gradwright.runtime.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that compute the parts of one job together, without locks and without allocation: they are created once for the
 * whole JVM, wait for the next job in a loop for a while, and then park. One job runs at a time; a second caller computes all
 * parts of its job alone, with the same result.
 */
final class ThreadTeam {
    /** So often a thread looks for work before it parks. */
    private static final int LOOKS = 10_000;

    /** How long the caller then sleeps between looks, where another program has the processor. */
    private static final long NAP_NANOS = 10_000;

    private static final AtomicBoolean BUSY = new AtomicBoolean();
    private static Member[] members = new Member[0];

    private ThreadTeam() {}

    /** Computes all parts, the caller among those who do, and returns when all are done. */
    static void run(Parallel.Job job, int parts) {
        if (!BUSY.compareAndSet(false, true)) {
            for (int part = 0; part < parts; part++) {
                job.run(part, parts);
            }
            return;
        }
        try {
            runTogether(job, parts);
        } finally {
            BUSY.set(false);
        }
    }

    private static void runTogether(Parallel.Job job, int parts) {
        growTo(parts - 1);
        for (int part = 1; part < parts; part++) {
            members[part - 1].offer(job, part, parts);
        }
        Throwable failure = null;
        try {
            job.run(0, parts);
        } catch (Throwable e) {
            failure = e;
        }
        for (int part = 1; part < parts; part++) {
            Throwable other = members[part - 1].finish();
            failure = failure == null ? other : failure;
        }
        if (failure != null) {
            ThreadTeam.<RuntimeException>rethrow(failure);
        }
    }

    /** Throws what a part threw, be it a checked exception, which a user's rule in another language may throw. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }

    private static void growTo(int size) {
        if (members.length < size) {
            Member[] grown = new Member[size];
            System.arraycopy(members, 0, grown, 0, members.length);
            for (int i = members.length; i < size; i++) {
                grown[i] = new Member(i + 1);
                grown[i].start();
            }
            members = grown;
        }
    }

    /**
     * One thread. What it is to do is written before the state is {@link #OFFERED} and read after it was taken, by the thread or,
     * where the caller is done first, by the caller: a thread that sleeps or has no processor delays nobody.
     */
    private static final class Member extends Thread {
        private static final int IDLE = 0;
        private static final int OFFERED = 1;
        private static final int TAKEN = 2;

        private final AtomicInteger state = new AtomicInteger(IDLE);
        private Parallel.@Nullable Job job;
        private int part;
        private int parts;
        private @Nullable Throwable failure;

        Member(int number) {
            super("gradwright-" + number);
            setDaemon(true);
        }

        void offer(Parallel.Job job, int part, int parts) {
            this.job = job;
            this.part = part;
            this.parts = parts;
            state.set(OFFERED);
            LockSupport.unpark(this);
        }

        /** Returns when the part is computed: by the caller, if this thread has not begun. */
        @Nullable
        Throwable finish() {
            if (state.compareAndSet(OFFERED, TAKEN)) {
                compute();
                state.set(IDLE);
            }
            for (int look = 0; state.get() != IDLE; look++) {
                if (look < LOOKS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.parkNanos(this, NAP_NANOS);
                }
            }
            return failure;
        }

        @Override
        public void run() {
            while (true) {
                take();
                compute();
                state.set(IDLE);
            }
        }

        private void take() {
            for (int look = 0; state.get() != OFFERED || !state.compareAndSet(OFFERED, TAKEN); look++) {
                if (look < LOOKS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
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
