package dev.gradwright.runtime.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws a moving bar for each epoch. */
final class ProgressBars implements TrainingListener {
    private static final int REFRESH_MILLISECONDS = 200;
    private static final long REFRESH_NANOSECONDS = REFRESH_MILLISECONDS * 1_000_000L;

    private final PrintStream out;
    private final StepClock clock = new StepClock();
    private @Nullable ProgressBar bar;
    private long described;

    ProgressBars(PrintStream out) {
        this.out = out;
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        clock.start();
        described = 0;
        bar = new ProgressBarBuilder()
                .setTaskName(ProgressText.epoch(progress))
                .setInitialMax(progress.stepsPerEpoch())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .hideEta()
                .build();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        if (bar == null) {
            return;
        }
        clock.step();
        bar.stepTo(progress.step());
        if (clock.nanoseconds() - described > REFRESH_NANOSECONDS) {
            described = clock.nanoseconds();
            bar.setExtraMessage(clock.pace() + ProgressText.values(progress.metrics()));
        }
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        if (bar != null) {
            bar.setExtraMessage(clock.pace() + ProgressText.values(log));
        }
        close();
    }

    @Override
    public void trainingFailed(TrainingProgress progress, RuntimeException cause) {
        close();
    }

    private void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
