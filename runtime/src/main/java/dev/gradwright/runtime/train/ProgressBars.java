package dev.gradwright.runtime.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws a moving bar while an epoch runs, and leaves one line in its place when it is over. */
final class ProgressBars implements TrainingListener {
    private static final int REFRESH_MILLISECONDS = 200;
    private static final long REFRESH_NANOSECONDS = REFRESH_MILLISECONDS * 1_000_000L;

    private final PrintStream out;
    private final StepClock clock = new StepClock();
    private @Nullable ProgressBar bar;
    private @Nullable BarLine line;
    private long described;

    ProgressBars(PrintStream out) {
        this.out = out;
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        clock.start();
        described = 0;
        line = new BarLine(out);
        bar = new ProgressBarBuilder()
                .setTaskName(ProgressText.epoch(progress))
                .setInitialMax(progress.stepsPerEpoch())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .setConsumer(line)
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
            bar.setExtraMessage(ProgressText.values(progress.metrics()));
        }
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        close();
        out.println(ProgressText.line(progress, clock, log));
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        String ending = ProgressText.ending(history);
        if (!ending.isEmpty()) {
            out.println(ending);
        }
    }

    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        close();
    }

    private void close() {
        if (bar != null && line != null) {
            bar.close();
            line.erase();
            bar = null;
            line = null;
        }
    }
}
