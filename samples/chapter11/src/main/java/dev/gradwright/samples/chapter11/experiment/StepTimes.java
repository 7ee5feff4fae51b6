package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.train.TrainingListener;
import dev.gradwright.runtime.train.TrainingProgress;
import java.util.ArrayList;
import java.util.List;

/** Measures the mean time of a step in each epoch. */
final class StepTimes implements TrainingListener {
    private final List<Double> millisOfEpochs = new ArrayList<>();
    private long started;
    private long steps;

    @Override
    public void epochStarted(TrainingProgress progress) {
        started = System.nanoTime();
    }

    @Override
    public void stepDone(TrainingProgress progress) {
        steps++;
        if (progress.step() == progress.stepsPerEpoch()) {
            millisOfEpochs.add((System.nanoTime() - started) / 1e6 / progress.stepsPerEpoch());
        }
    }

    /** The times of all epochs. */
    long steps() {
        return steps;
    }

    /** The median over the epochs of the mean time of a step. */
    double medianMillis() {
        List<Double> sorted = millisOfEpochs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
