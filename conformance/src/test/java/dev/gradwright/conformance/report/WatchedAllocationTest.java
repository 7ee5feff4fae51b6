package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.train.Advice;
import dev.gradwright.runtime.train.Checkpoints;
import dev.gradwright.runtime.train.CsvLog;
import dev.gradwright.runtime.train.Dashboard;
import dev.gradwright.runtime.train.JfrEvents;
import dev.gradwright.runtime.train.RunRecord;
import dev.gradwright.runtime.train.TensorBoard;
import dev.gradwright.runtime.train.Trainer;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import dev.gradwright.runtime.train.TrainingReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that everything watches, and that is saved. */
@Tag("own-jvm")
class WatchedAllocationTest {
    private static final int STEPS_OF_AN_EPOCH = 20_000;
    /** Interpreted code, and code compiled with an incomplete profile, may allocate. */
    private static final int MOST_EPOCHS = 60;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void inSteadyStateItAllocatesNothingAndNoBitIsChanged(KernelTier tier) throws IOException {
        WatchedNetwork watched = WatchedNetwork.create(1, tier);
        WatchedNetwork alone = WatchedNetwork.create(1, tier);
        Dataset data = data();
        Meter meter = new Meter();
        int epochs;

        try (Recording recording = new Recording();
                Dashboard dashboard = Dashboard.serve(0)) {
            recording.enable("dev.gradwright.Step").withoutThreshold();
            recording.start();
            epochs = trainer(watched)
                    .checkpoints(Checkpoints.in(directory.resolve("checkpoints"))
                            .everySteps(50)
                            .best("loss"))
                    .listener(dashboard)
                    .listener(TrainingReport.to(directory.resolve("report.html")))
                    .listener(TensorBoard.to(directory.resolve("tensorboard")).histograms())
                    .listener(CsvLog.to(directory.resolve("log.csv")))
                    .listener(JfrEvents.listener())
                    .listener(RunRecord.to(directory.resolve("run.json")))
                    .listener(Advice.to(text -> {}))
                    .listener(meter)
                    .fit(data)
                    .epochs();
        }
        trainer(alone).listener(stoppingAfter(epochs)).fit(data);

        assertThat(meter.least).isZero();
        assertThat(StateSnapshot.of(watched).toBytes())
                .isEqualTo(StateSnapshot.of(alone).toBytes());
    }

    private static Trainer trainer(WatchedNetwork network) {
        return Trainer.of(network).epochs(MOST_EPOCHS).batchSize(1);
    }

    private static TrainingListener stoppingAfter(int epochs) {
        return new TrainingListener() {
            @Override
            public void epochStarted(TrainingProgress progress) {
                if (progress.epoch() == epochs) {
                    progress.stop();
                }
            }
        };
    }

    private static Dataset data() {
        FMatrixRMaj x = new FMatrixRMaj(STEPS_OF_AN_EPOCH, 4);
        FMatrixRMaj y = new FMatrixRMaj(STEPS_OF_AN_EPOCH, 1);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) CounterRandom.gaussian(1, i);
        }
        for (int row = 0; row < STEPS_OF_AN_EPOCH; row++) {
            y.data[row] = x.get(row, 0) > 0 ? 1 : x.get(row, 1) > 0 ? 2 : 0;
        }
        return Dataset.of(x, y);
    }

    /**
     * The least number of bytes that this thread allocates in a window of steps, some of which are sampled for the report. When
     * it is zero, it ends the training.
     */
    private static final class Meter implements TrainingListener {
        private static final int WINDOW = 2000;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long before = Long.MIN_VALUE / 2;
        private long least = Long.MAX_VALUE;

        @Override
        public void stepDone(TrainingProgress progress) {
            if (progress.step() % WINDOW == 0) {
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                if (least == 0) {
                    progress.stop("nothing was allocated");
                }
                before = threads.getCurrentThreadAllocatedBytes();
            }
        }
    }
}
