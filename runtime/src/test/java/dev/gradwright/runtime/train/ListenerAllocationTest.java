package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In steady state, listeners allocate nothing in a step. */
@Tag("own-jvm")
class ListenerAllocationTest {
    private static final int STEPS_OF_A_WINDOW = 5000;
    private static final int MAX_WINDOWS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Dataset DATA = Dataset.of(
            FMatrixRMaj.wrap(4, 1, new float[] {1, -1, 2, -2}), FMatrixRMaj.wrap(4, 1, new float[] {1, 0, 1, 0}));

    /** With so many steps the buffer is written several times in a window. */
    @Test
    void tensorBoard(@TempDir Path directory) {
        assertThat(leastBytes(TensorBoard.to(directory))).isZero();
    }

    @Test
    void csvLogAndRunRecord(@TempDir Path directory) {
        assertThat(leastBytes(CsvLog.to(directory.resolve("log.csv")))).isZero();
        assertThat(leastBytes(RunRecord.to(directory.resolve("run.json")))).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jfrEvents(boolean isRecorded) throws IOException {
        try (Recording recording = new Recording()) {
            if (isRecorded) {
                recording.enable("dev.gradwright.Step").withoutThreshold();
            }
            recording.start();
            assertThat(leastBytes(JfrEvents.listener())).isZero();
        }
    }

    /** The fewest bytes of a window of steps. The progress is that of a training that is over, which does not matter. */
    private static long leastBytes(TrainingListener listener) {
        TrainingProgress[] progress = new TrainingProgress[1];
        Trainer.of(new SoftmaxRegression(1, 2))
                .listener(new TrainingListener() {
                    @Override
                    public void trainingStarted(TrainingProgress started) {
                        progress[0] = started;
                    }
                })
                .fit(DATA);
        listener.trainingStarted(progress[0]);
        listener.epochStarted(progress[0]);
        long least = Long.MAX_VALUE;
        for (int window = 0; window < MAX_WINDOWS && least > 0; window++) {
            least = Math.min(least, bytesOfAWindow(listener, progress[0]));
        }
        listener.trainingFailed(progress[0], new IllegalStateException("the test is over"));
        return least;
    }

    private static long bytesOfAWindow(TrainingListener listener, TrainingProgress progress) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < STEPS_OF_A_WINDOW; step++) {
            listener.stepDone(progress);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
