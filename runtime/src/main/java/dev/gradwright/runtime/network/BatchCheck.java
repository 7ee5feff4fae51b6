package dev.gradwright.runtime.network;

import dev.gradwright.runtime.data.FeatureCheck;
import dev.gradwright.runtime.data.IndexColumns;
import dev.gradwright.runtime.data.WeightCheck;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.loss.TargetKind;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Checks batches before a network computes with them.
 *
 * <p>Shapes: {@code x} is rows × inputs, {@code y} rows × targets (one column for class indices, else units columns),
 * sample weights are rows × 1.
 */
public final class BatchCheck {
    private final Kernels kernels;
    private final IndexColumns inputs;
    private final int units;
    private final TargetKind targets;
    /** Must be adapted before the first batch; null if the features are no records. */
    private final @Nullable TableEncoder<?, ?> encoder;

    /**
     * @param kernels of the network
     * @param inputs number of features of a row
     * @param units number of outputs of a row
     * @param targets the kind of targets of the loss
     */
    public BatchCheck(Kernels kernels, int inputs, int units, TargetKind targets) {
        this(kernels, IndexColumns.of(inputs), units, targets);
    }

    /**
     * @param kernels of the network
     * @param inputs the features of a row, some of which are indices
     * @param units number of outputs of a row
     * @param targets the kind of targets of the loss
     */
    public BatchCheck(Kernels kernels, IndexColumns inputs, int units, TargetKind targets) {
        this(kernels, inputs, units, targets, null);
    }

    /**
     * @param kernels of the network
     * @param encoder of the records, which must be adapted before the first batch
     * @param units number of outputs of a row
     * @param targets the kind of targets of the loss
     */
    public BatchCheck(Kernels kernels, TableEncoder<?, ?> encoder, int units, TargetKind targets) {
        this(kernels, encoder.indexColumns(), units, targets, encoder);
    }

    private BatchCheck(
            Kernels kernels, IndexColumns inputs, int units, TargetKind targets, @Nullable TableEncoder<?, ?> encoder) {
        this.encoder = encoder;
        this.kernels = kernels;
        this.inputs = inputs;
        this.units = units;
        this.targets = targets;
    }

    /**
     * Checks features.
     *
     * @throws IllegalArgumentException if there is no row, the columns are not the inputs, a value is not finite, or an
     *     index is out of range
     * @throws IllegalStateException if the encoder has not been adapted
     */
    public void require(FMatrixRMaj x) {
        if (encoder != null) {
            encoder.requireAdapted();
        }
        FeatureCheck.require(kernels, "x", x, inputs.inputs());
        inputs.require("x", x);
    }

    /**
     * Checks features and targets.
     *
     * @throws IllegalArgumentException as {@link #require(FMatrixRMaj)}, or if the rows differ or a target is not
     *     allowed
     */
    public void require(FMatrixRMaj x, FMatrixRMaj y) {
        require(x);
        Objects.requireNonNull(y, "y must not be null");
        if (y.numRows != x.numRows) {
            throw new IllegalArgumentException(
                    "y must have as many rows as x, which has " + x.numRows + ", but has " + y.numRows);
        }
        targets.require(y, units);
    }

    /**
     * Checks features, targets and the weight of each row.
     *
     * @param sampleWeights null for none
     * @throws IllegalArgumentException as {@link #require(FMatrixRMaj, FMatrixRMaj)}, or if the weights are not rows ×
     *     1, one is negative or not finite, or they differ within a query
     */
    public void require(FMatrixRMaj x, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        require(x, y);
        if (sampleWeights != null) {
            WeightCheck.require(sampleWeights, x.numRows);
            targets.requireWeights(y, sampleWeights);
        }
    }
}
