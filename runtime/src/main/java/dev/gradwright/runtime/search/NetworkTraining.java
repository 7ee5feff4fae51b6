package dev.gradwright.runtime.search;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.search.TrialResult.Status;
import dev.gradwright.runtime.train.ListenerException;
import dev.gradwright.runtime.train.Trainer;
import java.util.concurrent.CancellationException;

/**
 * Trains each trial with a network of its own. Between two rungs only the state of a training is kept, so there are never
 * more networks than threads.
 */
final class NetworkTraining implements TrialTraining {
    private static final double NANOS = 1e9;

    private final NetworkFactory networks;
    private final Dataset train;
    private final Dataset valid;
    private final int epochs;
    private final String monitor;
    private final Budget budget;

    /** @param epochs of the whole training, for schedules */
    NetworkTraining(NetworkFactory networks, Dataset train, Dataset valid, int epochs, String monitor, Budget budget) {
        this.networks = networks;
        this.train = train;
        this.valid = valid;
        this.epochs = epochs;
        this.monitor = monitor;
        this.budget = budget;
    }

    @Override
    public Trained train(Trained before, Rung rung) {
        Trial trial = before.result().trial();
        long start = System.nanoTime();
        RungListener listener = new RungListener(before.state(), rung.epochs(), monitor, budget);
        boolean hasDiverged = false;
        try {
            fit(trial, listener);
        } catch (DivergenceException e) {
            hasDiverged = true;
        } catch (ListenerException e) {
            throw e.getCause() instanceof CancellationException cancelled ? cancelled : e;
        }
        double secondsBefore = before.state() == null ? 0 : before.result().seconds();
        double seconds = secondsBefore + (System.nanoTime() - start) / NANOS;
        Status status = hasDiverged ? Status.DIVERGED : listener.status();
        float value = hasDiverged ? Float.NaN : listener.value();
        return new Trained(new TrialResult(trial, status, listener.epochs(), value, seconds), listener.state());
    }

    private void fit(Trial trial, RungListener listener) {
        Trainer.of(networks.create(trial.seed(), trial::set))
                .epochs(epochs)
                .batchSize(trial.batchSize())
                .seed(trial.seed())
                .validation(valid)
                .listener(listener)
                .fit(train);
    }
}
