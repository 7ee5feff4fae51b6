package dev.gradwright.runtime.train;

import java.io.PrintStream;
import java.util.List;

/** Prints one line after each epoch. */
final class ProgressLines implements TrainingListener {
    private final PrintStream out;
    private final StepClock clock = new StepClock();

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        clock.start();
    }

    @Override
    public void epochStarted(TrainingProgress progress) {
        clock.start();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        clock.step();
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        out.println(ProgressText.line(ProgressText.parts(progress, clock, log)));
    }

    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        List<String> ending = ProgressText.ending(history);
        if (!ending.isEmpty()) {
            out.println(ProgressText.line(ending));
        }
    }
}
