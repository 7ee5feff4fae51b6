package dev.gradwright.runtime.kernel;

/**
 * How many threads the kernels of one network may use, and which jobs are large enough for them. Threads divide the
 * elements that are written, never the terms of a sum, so the number of threads changes no bit.
 */
public final class Parallel {
    private static final String PROPERTY = "gradwright.threads";
    /**
     * The number of operations that one element of an elementwise pass counts for. Such a pass waits for memory, and
     * takes as long for one element as a product takes for so many operations.
     */
    public static final double OPERATIONS_OF_ELEMENT = 50;

    /**
     * The smallest number of operations of a part: some 10 µs at 100 GFLOP/s. Handing a part over takes less than 1 µs.
     */
    private static final double MIN_OPERATIONS = 1e6;

    /** More threads than this help on no machine. */
    private static final int MAX_THREADS = 256;

    private int threads = threadsOf(System.getProperty(PROPERTY, "1"));

    /** Work that can be done in parts. */
    public interface Job {
        /** Does part {@code part} of {@code parts}, counted from 0. */
        void run(int part, int parts);
    }

    /** Begins with the number of threads of the system property {@code gradwright.threads}, or 1. */
    public Parallel() {}

    static int threadsOf(String value) {
        try {
            int threads = Integer.parseInt(value.trim());
            if (threads >= 1 && threads <= MAX_THREADS) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // throws below, with a message that gives the value
        }
        throw new IllegalStateException("system property " + PROPERTY + " is '" + value
                + "', but must be a whole number from 1 to " + MAX_THREADS);
    }

    /**
     * Sets the number of threads. The default is the system property {@code gradwright.threads}, or 1.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than 256
     */
    public void use(int threads) {
        this.threads = require(threads);
    }

    /** The number of threads. */
    public int threads() {
        return threads;
    }

    /**
     * Checks a number of threads.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than 256
     */
    public static int require(int threads) {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads must be from 1 to " + MAX_THREADS + ", but is " + threads);
        }
        return threads;
    }

    /**
     * The number of parts into which a job should be divided.
     *
     * @param operations additions and multiplications of the whole job
     * @param most the largest possible number of parts
     */
    public int parts(double operations, int most) {
        int worth = (int) Math.min(threads, operations / MIN_OPERATIONS);
        return Math.max(1, Math.min(worth, most));
    }

    /** Runs a job in the number of parts that suits its size. */
    public void run(Job job, double operations) {
        run(job, parts(operations, threads));
    }

    /** Runs a job in {@code parts} parts at once. */
    public void run(Job job, int parts) {
        if (parts == 1) {
            job.run(0, 1);
        } else {
            ThreadTeam.OF_JVM.run(job, parts);
        }
    }
}
