package dev.gradwright.conformance.resume;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.util.function.Consumer;

/** Counts the steps of a training over its resumptions, and calls something after each of them. */
final class StepHook implements TrainingListener {
    private final Consumer<TrainingProgress> afterStep;
    private final Consumer<TrainingProgress> whenResumed;
    private int steps;

    StepHook(Consumer<TrainingProgress> afterStep) {
        this(afterStep, progress -> {});
    }

    StepHook(Consumer<TrainingProgress> afterStep, Consumer<TrainingProgress> whenResumed) {
        this.afterStep = afterStep;
        this.whenResumed = whenResumed;
    }

    int steps() {
        return steps;
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        steps = 0;
    }

    @Override
    public void trainingResumed(TrainingProgress progress) {
        whenResumed.accept(progress);
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        steps++;
        afterStep.accept(progress);
    }

    @Override
    public void visit(StateVisitor visitor) {
        steps = visitor.visit("steps", steps);
    }
}
