package dev.gradwright.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.data.TrainingBatches;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches of a stream in steady state. */
@Tag("own-jvm")
class StreamAllocationTest {
    private static final int ROWS = 4_000_000;
    private static final int BATCHES_OF_A_MEASUREMENT = 50;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A window has 25 batches, so that each measurement has some at which one thread waits for the other. */
    @Test
    void neitherTheThreadThatTrainsNorTheOneThatReadsAllocatesAnything() {
        TrainingBatches batches =
                new WeightedStream(new NumberedRows(ROWS).stream().window(100), (row, y, from) -> row, "").batches(4);
        batches.shuffle(1);
        batches.load(0);
        long trains = Thread.currentThread().getId();
        long reads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gradwright-stream"))
                .findFirst()
                .orElseThrow()
                .getId();
        long least = Long.MAX_VALUE;
        for (int batch = 1; batch + BATCHES_OF_A_MEASUREMENT < batches.count(); batch += BATCHES_OF_A_MEASUREMENT) {
            long before = THREADS.getThreadAllocatedBytes(trains) + THREADS.getThreadAllocatedBytes(reads);
            for (int i = 0; i < BATCHES_OF_A_MEASUREMENT; i++) {
                batches.load(batch + i);
            }
            long after = THREADS.getThreadAllocatedBytes(trains) + THREADS.getThreadAllocatedBytes(reads);
            least = after < before ? least : Math.min(least, after - before);
        }
        batches.close();

        assertThat(least).isZero();
    }
}
