package dev.gradwright.runtime.train;

import java.io.PrintStream;
import java.util.List;

/**
 * Draws a moving bar while a training runs, with a line above it for each completed epoch, or for some of them if
 * epochs are short.
 */
final class ProgressBars implements TrainingListener {
    private static final long REFRESH_NANOSECONDS = 200_000_000L;
    /** The minimal time between the lines of two epochs; epochs in between get no line. */
    private static final long LINE_NANOSECONDS = 250_000_000L;
    /**
     * The bar is drawn again only after this many times as long as drawing took, because a metric may take long to
     * compute.
     */
    private static final int REST = 50;

    private final PrintStream out;
    private final int width;
    private final StepClock clock = new StepClock();
    private final BarLine line;
    private String epoch = "";
    private List<String> skipped = List.of();
    private long printed;
    private long due;

    /** @param width of the terminal, in columns */
    ProgressBars(PrintStream out, int width) {
        this.out = out;
        this.width = width;
        this.line = new BarLine(out, width);
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        skipped = List.of();
        due = System.nanoTime();
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        clock.start();
        epoch = ProgressText.epoch(progress);
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        clock.start();
        epoch = ProgressText.epoch(progress);
        if (clock.started() >= due) {
            draw(progress, epoch);
            due = clock.started() + REFRESH_NANOSECONDS;
        }
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        clock.step();
        if (clock.now() >= due) {
            draw(progress, String.join(ProgressText.SEPARATOR, ProgressText.parts(epoch, clock, progress.metrics())));
            long spent = System.nanoTime() - clock.now();
            due = clock.now() + Math.max(REFRESH_NANOSECONDS, REST * spent);
        }
    }

    private void draw(TrainingProgress progress, String message) {
        line.draw(BarText.of(progress.step(), progress.stepsPerEpoch(), message, line.width()));
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        skipped = ProgressText.parts(progress, clock, log);
        if (log.epoch() == 1 || System.nanoTime() - printed >= LINE_NANOSECONDS) {
            printSkipped();
            printed = System.nanoTime();
        }
    }

    /** Prints the line of the last completed epoch, unless it has been printed. */
    private void printSkipped() {
        if (!skipped.isEmpty()) {
            line.print(ProgressText.broken(skipped, width - 1));
            skipped = List.of();
        }
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        close();
        List<String> ending = ProgressText.ending(history);
        if (!ending.isEmpty()) {
            out.println(ProgressText.broken(ending, width - 1));
        }
    }

    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        close();
    }

    private void close() {
        printSkipped();
        line.erase();
    }
}
