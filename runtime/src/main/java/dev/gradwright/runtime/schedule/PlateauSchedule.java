package dev.gradwright.runtime.schedule;

/**
 * Cuts the rate down where the loss stays on a plateau, as Keras' ReduceLROnPlateau does: after {@code patience} epochs without
 * an improvement by more than {@code minDelta} the rate is multiplied by {@code factor}, and for {@code cooldown} epochs nobody
 * counts. The loss is that of the validation data where there are any. Unlike other schedules this one remembers; a new fit
 * forgets the losses, not the rate. As in Keras the rate is kept as a float.
 */
public final class PlateauSchedule implements LearningRateSchedule {
    private final double factor;
    private final int patience;
    private final double minDelta;
    private final int cooldown;
    private final double minLearningRate;
    private float rate;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;
    private int coolingDown;

    /**
     * @param initialLearningRate greater than 0
     * @param factor greater than 0 and at most 1
     * @param patience number of epochs without improvement, at least 0
     * @param minDelta by how much the loss has to fall below the best so far, at least 0
     * @param cooldown number of epochs after a cut that do not count, at least 0
     * @param minLearningRate what the rate does not fall below, at least 0
     */
    public PlateauSchedule(
            double initialLearningRate,
            double factor,
            int patience,
            double minDelta,
            int cooldown,
            double minLearningRate) {
        Values.requirePositive("initialLearningRate", initialLearningRate);
        Values.requirePositive("factor", factor);
        Values.requireShare("factor", factor);
        Values.requireAtLeast("patience", 0, patience);
        Values.requireAtLeast("minDelta", 0.0, minDelta);
        Values.requireAtLeast("cooldown", 0, cooldown);
        Values.requireAtLeast("minLearningRate", 0.0, minLearningRate);
        this.rate = (float) initialLearningRate;
        this.factor = factor;
        this.patience = patience;
        this.minDelta = minDelta;
        this.cooldown = cooldown;
        this.minLearningRate = minLearningRate;
    }

    @Override
    public double learningRate(long step, TrainingPlan plan) {
        return rate;
    }

    @Override
    public void fitStarted() {
        best = Double.POSITIVE_INFINITY;
        waited = 0;
        coolingDown = 0;
    }

    @Override
    public void epochEnded(double loss) {
        if (coolingDown > 0) {
            coolingDown--;
            waited = 0;
        }
        if (loss < best - minDelta) {
            best = loss;
            waited = 0;
        } else if (coolingDown == 0) {
            waited++;
            if (waited >= patience) {
                cut();
            }
        }
    }

    private void cut() {
        if (rate > (float) minLearningRate) {
            rate = (float) Math.max(rate * factor, minLearningRate);
            coolingDown = cooldown;
            waited = 0;
        }
    }
}
