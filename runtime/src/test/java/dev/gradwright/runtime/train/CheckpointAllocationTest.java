package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of a training with checkpoints, in steady state. */
@Tag("own-jvm")
class CheckpointAllocationTest {
    private static final int STEPS = 60_000;
    private static final int WINDOW = 100;

    @TempDir
    private Path directory;

    @Test
    void theThreadThatTrainsAllocatesNothing() {
        Meter meter = new Meter();

        History history = Trainer.of(new SoftmaxRegression(3, 2))
                .batchSize(1)
                .checkpoints(Checkpoints.in(directory).everySteps(7).best("loss"))
                .listener(meter)
                .fit(Dataset.of(new FMatrixRMaj(STEPS, 3), new FMatrixRMaj(STEPS, 1)));

        assertThat(history.epochs()).isEqualTo(1);
        assertThat(meter.least).isZero();
    }

    /** The least number of bytes that this thread allocates in as many steps. */
    private static final class Meter implements TrainingListener {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long thread = Thread.currentThread().getId();
        private long before = Long.MIN_VALUE / 2;
        private long least = Long.MAX_VALUE;

        @Override
        public void stepDone(TrainingProgress progress) {
            if (progress.step() % WINDOW == 0) {
                long now = threads.getThreadAllocatedBytes(thread);
                least = Math.min(least, now - before);
                before = threads.getThreadAllocatedBytes(thread);
            }
        }
    }
}
