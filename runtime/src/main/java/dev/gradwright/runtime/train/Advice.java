package dev.gradwright.runtime.train;

import dev.gradwright.runtime.advice.AdvisedTraining;
import dev.gradwright.runtime.advice.Adviser;
import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reports what only data can show: features out of scale, missing classes, dead units, a network that predicts one class
 * for everything. Findings have the form of the compiler's warnings. The training is not changed.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(20).listener(Advice.console()).fit(train);
 *
 * warning: [FeatureScale] 3 of 8 features are large: feature 4 has mean 1425 and ...
 * }</pre>
 *
 * <p>It reads the data once before the first epoch. It computes the outputs of all layers for at most 1,000 rows after the
 * first epoch and after one or two of the next. It does nothing in a step.
 *
 * <p>Options return a new listener. One listener can serve several trainings, one after the other.
 */
public final class Advice implements TrainingListener {
    private final Adviser adviser;

    private Advice(Adviser adviser) {
        this.adviser = adviser;
    }

    /** Prints findings to standard output, above a progress bar. */
    public static Advice console() {
        return to(finding -> ProgressBar.println(finding.toString()));
    }

    /** Passes findings on, each at most once in a training. */
    public static Advice to(Consumer<Finding> receiver) {
        return new Advice(Adviser.to(receiver));
    }

    /** The names of all findings, in alphabetical order. */
    public static List<String> names() {
        return Adviser.names();
    }

    /**
     * Returns a listener that leaves out some findings.
     *
     * @param names as in {@code DeadUnits}
     * @throws IllegalArgumentException if there is no such finding; the message suggests the nearest
     */
    public Advice without(String... names) {
        return new Advice(adviser.without(names));
    }

    /**
     * Returns a listener that also compares the learning rate with the one that a {@link LearningRateFinder} suggests for
     * this network and data.
     *
     * @throws IllegalStateException if the curve suggests no rate
     */
    public Advice expectingRate(LearningRateCurve curve) {
        return new Advice(adviser.expectingRate(curve.suggestion()));
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        adviser.started(training(progress));
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        adviser.epochEnded(training(progress), log.epoch());
    }

    /** What advice needs of a training. */
    static AdvisedTraining training(TrainingProgress progress) {
        return new AdvisedTraining(progress.network(), progress.data(), progress.epochs(), progress.stepsPerEpoch());
    }

    /** Visits the loss in the epoch before the network is judged. */
    @Override
    public void visit(StateVisitor visitor) {
        adviser.visit(visitor);
    }
}
