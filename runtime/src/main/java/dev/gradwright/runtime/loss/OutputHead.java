package dev.gradwright.runtime.loss;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.feature.TargetScaler;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The last stage of a network: computes loss, gradient, metrics and predictions from the output of the last layer. It
 * expects batches that have been checked. In steady state (no batch larger than all before it) nothing is allocated.
 *
 * <p>Shapes: {@code y} is rows × targets (one column for sparse labels, else units columns), sample weights are rows ×
 * 1, outputs rows × units.
 */
public final class OutputHead {
    private static final int FIRST_ROWS = 32;

    private final int units;
    private final BatchLoss loss;
    private final RunningMetrics metrics;
    private final TargetScaler scaler;
    /** Null unless the network is an ensemble. */
    private final @Nullable EnsembleLoss ensemble;

    private final FMatrixRMaj predictions;
    private final FMatrixRMaj gradient;
    /** rows × targets on the scale of the loss; empty unless targets are scaled. */
    private final FMatrixRMaj scaledTargets = new FMatrixRMaj(0, 0);

    /**
     * @param units the number of outputs of a row
     * @param loss the loss that training minimizes
     * @param metrics the metrics to measure
     */
    public OutputHead(int units, BatchLoss loss, Metric... metrics) {
        this(units, loss, MetricOptions.DEFAULT, metrics);
    }

    /**
     * @param units the number of outputs of a row
     * @param loss the loss that training minimizes
     * @param options the options of the metrics
     * @param metrics the metrics to measure
     */
    public OutputHead(int units, BatchLoss loss, MetricOptions options, Metric... metrics) {
        this(units, loss, TargetScaler.none(), null, new RunningMetrics(loss.targets(), units, options, metrics));
    }

    private OutputHead(
            int units, BatchLoss loss, TargetScaler scaler, @Nullable EnsembleLoss ensemble, RunningMetrics metrics) {
        this.loss = loss;
        this.ensemble = ensemble;
        this.metrics = metrics;
        this.scaler = scaler;
        this.units = units;
        this.predictions = new FMatrixRMaj(FIRST_ROWS, units);
        this.gradient = new FMatrixRMaj(ensemble == null ? FIRST_ROWS : 0, units);
    }

    /**
     * The same head with targets that are scaled for the loss: the outputs of the last layer and the loss are on that
     * scale, targets, predictions and metrics in the target's own unit.
     */
    public OutputHead scaledBy(TargetScaler targetScaler) {
        return new OutputHead(units, loss, targetScaler, ensemble, metrics);
    }

    /**
     * The same head for an ensemble: outputs and their gradient are members·rows × units, a block of rows for each
     * member. In training the loss is the mean over the members of the loss of each. Predictions are the mean of those
     * of the members, on the scale of the loss; so are metrics, and the loss of {@link #test}.
     *
     * @param members at least 2
     */
    public OutputHead ofMembers(int members) {
        return new OutputHead(units, loss, scaler, new EnsembleLoss(members, units, loss), metrics);
    }

    /** The loss and the metrics since the last reset. */
    public RunningMetrics metrics() {
        return metrics;
    }

    /** The kind of targets that the loss takes. */
    public TargetKind targets() {
        return loss.targets();
    }

    /** {@link #train(Tensor, FMatrixRMaj, FMatrixRMaj, double, Tensor)} without penalties. */
    public float train(Tensor output, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights, Tensor dOutput) {
        return train(output, y, sampleWeights, 0, dOutput);
    }

    /**
     * The loss of a training batch and its gradient. The batch is added to the metrics if its loss is finite.
     *
     * @param output the output of the last layer
     * @param sampleWeights a weight for each row, or null
     * @param penalty the penalties of the network, added to the loss
     * @param dOutput overwritten with the gradient of the loss with respect to {@code output}
     * @return the mean loss {@code Σwℓ/rows} plus the penalty
     */
    public float train(
            Tensor output, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights, double penalty, Tensor dOutput) {
        double mean = penalty;
        if (ensemble == null) {
            output.store(predictions);
            mean += loss.train(predictions, scaled(y), sampleWeights, gradient);
            dOutput.load(gradient);
        } else {
            mean += ensemble.train(output, scaled(y), sampleWeights, dOutput, predictions);
        }
        if (Double.isFinite(mean)) {
            unscale(predictions);
            metrics.add(mean, predictions, y, sampleWeights);
        }
        return (float) mean;
    }

    /** {@link #test(Tensor, FMatrixRMaj, double)} without penalties. */
    public float test(Tensor output, FMatrixRMaj y) {
        return test(output, y, 0);
    }

    /** The mean loss of a batch plus the penalty. The batch is added to the metrics. */
    public float test(Tensor output, FMatrixRMaj y, double penalty) {
        double mean = penalty + testLoss(output, scaled(y));
        unscale(predictions);
        metrics.add(mean, predictions, y, null);
        return (float) mean;
    }

    private double testLoss(Tensor output, FMatrixRMaj y) {
        if (ensemble != null) {
            return ensemble.test(output, y, predictions);
        }
        output.store(predictions);
        return loss.test(predictions, y);
    }

    /** Turns the output of the last layer into predictions. {@code out} is reshaped to rows × units. */
    public void predict(Tensor output, FMatrixRMaj out) {
        if (ensemble == null) {
            output.store(out);
            loss.predict(out);
        } else {
            ensemble.predict(output, out);
        }
        unscale(out);
    }

    private FMatrixRMaj scaled(FMatrixRMaj y) {
        if (scaler.isNone()) {
            return y;
        }
        scaledTargets.reshape(y.numRows, y.numCols);
        for (int i = 0; i < y.getNumElements(); i++) {
            scaledTargets.data[i] = scaler.scale(y.data[i]);
        }
        return scaledTargets;
    }

    private void unscale(FMatrixRMaj scaled) {
        if (!scaler.isNone()) {
            scaler.unscale(scaled.data, 0, scaled.getNumElements());
        }
    }
}
