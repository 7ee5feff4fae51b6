package dev.gradwright.runtime.train;

import dev.gradwright.runtime.Parameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Stops a training when a value has not improved for a number of epochs, as Keras does: {@code val_loss} unless {@link
 * #monitor} names another. Values that end in {@code accuracy} improve upwards, all others downwards, and only by more than
 * {@link #minDelta}.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(1000).validation(valid).listener(EarlyStopping.patience(10).restoringBest()).fit(train);
 * }</pre>
 */
public final class EarlyStopping implements TrainingListener {
    private final int patience;
    private final String monitor;
    private final double minDelta;
    private final boolean restoring;

    private int wait;
    private int bestEpoch;
    private double best;
    private List<FMatrixRMaj> bestParameters = List.of();

    private EarlyStopping(int patience, String monitor, double minDelta, boolean restoring) {
        this.patience = patience;
        this.monitor = monitor;
        this.minDelta = minDelta;
        this.restoring = restoring;
    }

    /**
     * Stops after that many epochs without improvement; 0 stops at the first.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static EarlyStopping patience(int epochs) {
        if (epochs < 0) {
            throw new IllegalArgumentException("patience must be at least 0, but is " + epochs);
        }
        return new EarlyStopping(epochs, "val_loss", 0, false);
    }

    /** The same, watching another value of {@link EpochLog}. */
    public EarlyStopping monitor(String name) {
        return new EarlyStopping(patience, name, minDelta, restoring);
    }

    /** The same, where only more than {@code delta} counts as improvement; its sign is ignored. */
    public EarlyStopping minDelta(double delta) {
        return new EarlyStopping(patience, monitor, Math.abs(delta), restoring);
    }

    /** The same, setting the parameters of the best epoch at the end, also where the training was not stopped. */
    public EarlyStopping restoringBest() {
        return new EarlyStopping(patience, monitor, minDelta, true);
    }

    /** The best epoch of the last training, counted from 1; 0 before the first. */
    public int bestEpoch() {
        return bestEpoch;
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        wait = 0;
        bestEpoch = 0;
        bestParameters = List.of();
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        double value = log.value(monitor);
        if (improves(value)) {
            wait = 0;
            best = value;
            bestEpoch = log.epoch();
            remember(progress);
        } else {
            wait++;
            if (wait >= patience) {
                progress.stop();
            }
        }
    }

    private boolean improves(double value) {
        if (bestEpoch == 0) {
            return true;
        }
        return monitor.endsWith("accuracy") ? value - minDelta > best : value + minDelta < best;
    }

    private void remember(TrainingProgress progress) {
        if (restoring) {
            bestParameters =
                    progress.network().parameters().stream().map(Parameter::get).toList();
        }
    }

    @Override
    public void trainingEnded(TrainingProgress progress) {
        List<Parameter> parameters = progress.network().parameters();
        for (int i = 0; i < bestParameters.size(); i++) {
            parameters.get(i).set(bestParameters.get(i));
        }
        bestParameters = List.of();
    }
}
