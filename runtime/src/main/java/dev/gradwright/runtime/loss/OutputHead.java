package dev.gradwright.runtime.loss;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.data.FeatureCheck;
import dev.gradwright.runtime.data.WeightCheck;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The last stage of a network: validates features and targets, and computes loss, gradient, metrics and predictions
 * from the output of the last layer. In steady state (no batch larger than all before it) nothing is allocated.
 *
 * <p>Shapes: {@code x} is rows × inputs, {@code y} rows × targets (one column for sparse labels, else units columns),
 * sample weights are rows × 1, outputs rows × units.
 */
public final class OutputHead {
    private static final int FIRST_ROWS = 32;

    private final Kernels kernels;
    private final int inputs;
    private final int units;
    private final BatchLoss loss;
    private final RunningMetrics metrics;
    private final FMatrixRMaj predictions;
    private final FMatrixRMaj gradient;

    /**
     * @param kernels the kernels of the network
     * @param inputs the number of features of a row
     * @param units the number of outputs of a row
     * @param loss the loss that training minimizes
     * @param metrics the metrics to measure
     */
    public OutputHead(Kernels kernels, int inputs, int units, BatchLoss loss, Metric... metrics) {
        this(kernels, inputs, units, loss, MetricOptions.DEFAULT, metrics);
    }

    /**
     * @param kernels the kernels of the network
     * @param inputs the number of features of a row
     * @param units the number of outputs of a row
     * @param loss the loss that training minimizes
     * @param options the options of the metrics
     * @param metrics the metrics to measure
     */
    public OutputHead(
            Kernels kernels, int inputs, int units, BatchLoss loss, MetricOptions options, Metric... metrics) {
        this.kernels = kernels;
        this.inputs = inputs;
        this.units = units;
        this.loss = loss;
        this.metrics = new RunningMetrics(loss.targets(), units, options, metrics);
        this.predictions = new FMatrixRMaj(FIRST_ROWS, units);
        this.gradient = new FMatrixRMaj(FIRST_ROWS, units);
    }

    /** The loss and the metrics since the last reset. */
    public RunningMetrics metrics() {
        return metrics;
    }

    /** Whether the targets are class indices, which may be large and must not be scaled. */
    public boolean targetsAreClassIndices() {
        return loss.targets() == TargetKind.CLASS_INDEX;
    }

    /**
     * Checks features.
     *
     * @throws IllegalArgumentException if there is no row, the columns are not the inputs, or a value is not finite
     */
    public void check(FMatrixRMaj x) {
        FeatureCheck.require(kernels, "x", x, inputs);
    }

    /**
     * Checks features and targets.
     *
     * @throws IllegalArgumentException as {@link #check(FMatrixRMaj)}, or if the numbers of rows differ or a target is
     *     not valid
     */
    public void check(FMatrixRMaj x, FMatrixRMaj y) {
        check(x);
        Objects.requireNonNull(y, "y must not be null");
        if (y.numRows != x.numRows) {
            throw new IllegalArgumentException(
                    "y must have as many rows as x, which has " + x.numRows + ", but has " + y.numRows);
        }
        loss.checkTargets(y, units);
    }

    /**
     * Checks features, targets and the weight of each row.
     *
     * @throws IllegalArgumentException as {@link #check(FMatrixRMaj, FMatrixRMaj)}, or if the weights are not rows × 1,
     *     or one is negative or not finite
     */
    public void check(FMatrixRMaj x, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        check(x, y);
        if (sampleWeights != null) {
            WeightCheck.require(sampleWeights, x.numRows);
        }
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
        output.store(predictions);
        double mean = loss.train(predictions, y, sampleWeights, gradient) + penalty;
        dOutput.load(gradient);
        if (Double.isFinite(mean)) {
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
        output.store(predictions);
        double mean = loss.test(predictions, y) + penalty;
        metrics.add(mean, predictions, y, null);
        return (float) mean;
    }

    /** Turns the output of the last layer into predictions. {@code out} is reshaped to rows × units. */
    public void predict(Tensor output, FMatrixRMaj out) {
        output.store(out);
        loss.predict(out);
    }
}
