package dev.gradwright.runtime.train;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.loss.RecordedValues;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stops a training if a value has not improved for a number of epochs, as Keras' EarlyStopping does. It monitors {@code
 * val_loss} unless {@link #monitor} names another value. Lower losses and errors and higher accuracies are better, see
 * {@link dev.gradwright.dsl.Metric#higherIsBetter()}. A value improves only if it is better by more than {@link
 * #minDelta}. NaN is never an improvement.
 *
 * <pre>{@code
 * Trainer.of(net).epochs(1000).validation(valid).listener(EarlyStopping.patience(10).restoringBest()).fit(train);
 * }</pre>
 */
public final class EarlyStopping implements TrainingListener {
    private final int patience;
    private String monitor = "val_loss";
    private MonitorMode mode = MonitorMode.AUTO;
    private double minDelta;
    private double baseline = Double.NaN;
    private int startFromEpoch;
    private boolean restoring;

    private boolean higherIsBetter;
    private int wait;
    private double best;
    private int bestEpoch;
    private int stoppedEpoch;
    private String reason = "";
    /** The parameters of the best epoch; null outside a training, or if they are not restored. */
    private @Nullable StateSnapshot bestParameters;

    private EarlyStopping(int patience) {
        this.patience = patience;
    }

    private EarlyStopping(EarlyStopping other) {
        this.patience = other.patience;
        this.monitor = other.monitor;
        this.mode = other.mode;
        this.minDelta = other.minDelta;
        this.baseline = other.baseline;
        this.startFromEpoch = other.startFromEpoch;
        this.restoring = other.restoring;
    }

    /**
     * Stops after that many epochs without improvement; 0 stops at the first of them.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static EarlyStopping patience(int epochs) {
        return new EarlyStopping(requireNotNegative("patience", epochs));
    }

    /**
     * The same, monitoring another value of {@link EpochLog}. A fit that does not record that value fails before its
     * first epoch.
     */
    public EarlyStopping monitor(String name) {
        EarlyStopping copy = new EarlyStopping(this);
        copy.monitor = Objects.requireNonNull(name, "the name to monitor must not be null");
        return copy;
    }

    /** The same with a direction that overrides that of the monitored value. */
    public EarlyStopping mode(MonitorMode mode) {
        EarlyStopping copy = new EarlyStopping(this);
        copy.mode = Objects.requireNonNull(mode, "mode must not be null");
        return copy;
    }

    /** The same, but an improvement must be larger than {@code delta}; the sign is ignored. */
    public EarlyStopping minDelta(double delta) {
        EarlyStopping copy = new EarlyStopping(this);
        copy.minDelta = Math.abs(requireNumber("minDelta", delta));
        return copy;
    }

    /**
     * The same with a baseline. An epoch resets the patience only if it also improves on this value, so the training
     * stops unless it improves on the baseline within the patience.
     *
     * @throws IllegalArgumentException if it is NaN
     */
    public EarlyStopping baseline(double value) {
        EarlyStopping copy = new EarlyStopping(this);
        copy.baseline = requireNumber("baseline", value);
        return copy;
    }

    /**
     * The same, ignoring that many epochs at the start.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public EarlyStopping startFromEpoch(int epochs) {
        EarlyStopping copy = new EarlyStopping(this);
        copy.startFromEpoch = requireNotNegative("startFromEpoch", epochs);
        return copy;
    }

    /**
     * The same, restoring the parameters of the best epoch at the end of the training, even if it completed or failed.
     */
    public EarlyStopping restoringBest() {
        EarlyStopping copy = new EarlyStopping(this);
        copy.restoring = true;
        return copy;
    }

    /**
     * The best epoch of the last training, counted from 1. If all values are NaN, it is the first epoch that is not
     * ignored. It is 0 before that epoch.
     */
    public int bestEpoch() {
        return bestEpoch;
    }

    /**
     * The epoch after which this stopped the last training, counted from 1; 0 if it did not. It may be the last epoch.
     */
    public int stoppedEpoch() {
        return stoppedEpoch;
    }

    /** Why this stopped the last training; empty if it did not. */
    public String reason() {
        return reason;
    }

    @Override
    public void trainingStarted(TrainingProgress progress) {
        wait = 0;
        best = Double.NaN;
        bestEpoch = 0;
        stoppedEpoch = 0;
        reason = "";
        RecordedValues.require(monitor, progress.names());
        higherIsBetter = RecordedValues.isHigherBetter(monitor, mode);
        bestParameters = restoring ? StateSnapshot.of(parametersOf(progress)) : null;
    }

    @Override
    public void epochEnded(TrainingProgress progress, EpochLog log) {
        if (log.epoch() <= startFromEpoch) {
            return;
        }
        double value = log.value(monitor);
        wait++;
        if (improves(value, best)) {
            best = value;
            remember(progress, log.epoch());
            if (Double.isNaN(baseline) || improves(value, baseline)) {
                wait = 0;
            }
        } else if (bestEpoch == 0) {
            remember(progress, log.epoch());
        } else if (wait >= patience) {
            stoppedEpoch = log.epoch();
            reason = describe();
            progress.stop(reason);
        }
    }

    /** Whether a value is better than another. Every number is better than NaN. */
    private boolean improves(double value, double reference) {
        if (Double.isNaN(reference)) {
            return !Double.isNaN(value);
        }
        return higherIsBetter ? value - minDelta > reference : value + minDelta < reference;
    }

    private void remember(TrainingProgress progress, int epoch) {
        bestEpoch = epoch;
        if (bestParameters != null) {
            bestParameters.take(parametersOf(progress));
        }
    }

    private static Stateful parametersOf(TrainingProgress progress) {
        return Stateful.of(progress.network().parameters());
    }

    private String describe() {
        String epochs = wait == 1 ? "1 epoch" : wait + " epochs";
        String bestSoFar = Double.isNaN(best) ? "it is NaN" : "best " + Numbers.text(best) + " in epoch " + bestEpoch;
        boolean missesBaseline = !Double.isNaN(baseline) && !improves(best, baseline);
        return monitor + " has not improved "
                + (missesBaseline ? "on the baseline " + Numbers.text(baseline) + " " : "") + "for " + epochs + " ("
                + bestSoFar + ")";
    }

    @Override
    public void trainingEnded(TrainingProgress progress) {
        restore(progress);
    }

    /** Lets go of the best parameters: until now they were part of the state, so that it fits until the training is over. */
    @Override
    public void historyCompleted(TrainingProgress progress, History history) {
        bestParameters = null;
    }

    @Override
    public void trainingFailed(TrainingProgress progress, Throwable cause) {
        restore(progress);
        bestParameters = null;
    }

    private void restore(TrainingProgress progress) {
        if (bestParameters != null && bestEpoch > 0) {
            bestParameters.restore(parametersOf(progress));
            progress.restored(bestEpoch);
        }
    }

    /**
     * Visits the best value and epoch so far, the epochs waited and the outcome. During a training that will restore
     * the best parameters, it visits them too.
     */
    @Override
    public void visit(StateVisitor visitor) {
        wait = visitor.visit("wait", wait);
        best = visitor.visit("best", best);
        bestEpoch = visitor.visit("bestEpoch", bestEpoch);
        stoppedEpoch = visitor.visit("stoppedEpoch", stoppedEpoch);
        reason = visitor.visit("reason", reason);
        if (bestParameters != null) {
            visitor.visit("bestParameters", bestParameters);
        }
    }

    private static int requireNotNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, but is " + value);
        }
        return value;
    }

    private static double requireNumber(String name, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(name + " must be a number, but is NaN");
        }
        return value;
    }
}
