package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.data.FeatureCheck;
import dev.gradwright.runtime.data.IndexColumns;
import dev.gradwright.runtime.feature.TargetScaler;
import dev.gradwright.runtime.file.PredictorFile;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.loss.Rows;
import dev.gradwright.runtime.state.StateSnapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * The base class of generated predictors. A predictor is immutable, and any number of threads, platform or virtual, may
 * use it concurrently without locks. Each call borrows buffers from the predictor, which keeps as many as there were
 * concurrent calls, up to a limit: 128, or 16 for each processor if that is more. In steady state nothing is allocated,
 * except by calls beyond the limit, which allocate temporary buffers.
 *
 * @param <S> the buffers of one call
 */
public abstract class NetworkPredictor<S extends NetworkPredictor.Scratch> {
    private static final int CHUNK_ROWS = 64;

    private final int inputs;
    private final IndexColumns indices;
    private final int outputs;
    private final TargetScaler scaler;
    private final Decision decision;
    private final float threshold;
    /** The threshold that somebody chose; NaN if it is that of the spec. */
    private final float chosenThreshold;
    /** The output that is compared with the threshold; −1 if the largest output is the class. */
    private final int decisive;

    private final KernelTier tier;
    private final String fingerprint;
    private final Map<String, Tensor> weights;

    private final WorkspacePool<S> workspaces = new WorkspacePool<>();

    /**
     * @param weights of which the subclass packs what it needs
     * @param inputs number of features of a row
     * @param outputs number of predictions of a row
     * @param decision how a row is classified
     */
    protected NetworkPredictor(PredictorWeights weights, int inputs, int outputs, Decision decision) {
        this(weights, inputs, outputs, decision, decision.defaultThreshold());
    }

    /**
     * @param weights of which the subclass packs what it needs
     * @param inputs number of features of a row
     * @param outputs number of predictions of a row
     * @param decision how a row is classified
     * @param threshold that of the spec, which applies unless the weights come with another
     */
    protected NetworkPredictor(PredictorWeights weights, int inputs, int outputs, Decision decision, float threshold) {
        this(weights, IndexColumns.of(inputs), outputs, decision, threshold);
    }

    /**
     * @param weights of which the subclass packs what it needs
     * @param inputs the features of a row, some of which are indices
     * @param outputs number of predictions of a row
     * @param decision how a row is classified
     */
    protected NetworkPredictor(PredictorWeights weights, IndexColumns inputs, int outputs, Decision decision) {
        this(weights, inputs, outputs, decision, decision.defaultThreshold());
    }

    /**
     * @param weights of which the subclass packs what it needs
     * @param inputs the features of a row, some of which are indices
     * @param outputs number of predictions of a row
     * @param decision how a row is classified
     * @param threshold that of the spec, which applies unless the weights come with another
     */
    protected NetworkPredictor(
            PredictorWeights weights, IndexColumns inputs, int outputs, Decision decision, float threshold) {
        this(weights, inputs, outputs, TargetScaler.none(), decision, threshold);
    }

    /** @param scaler predictions are on its scale, and are returned in the target's own unit */
    NetworkPredictor(
            PredictorWeights weights,
            IndexColumns inputs,
            int outputs,
            TargetScaler scaler,
            Decision decision,
            float threshold) {
        this.inputs = inputs.inputs();
        this.indices = inputs;
        this.scaler = scaler;
        this.outputs = outputs;
        this.decision = decision;
        this.chosenThreshold = weights.thresholdFor(decision);
        this.threshold = Float.isNaN(chosenThreshold) ? threshold : chosenThreshold;
        this.decisive = decision.decisiveOutput(outputs, this.threshold);
        this.tier = weights.tier();
        this.fingerprint = weights.fingerprint();
        this.weights = weights.packed();
    }

    /** A predictor with the widths, the threshold and the kernels of another, and no weights of its own. */
    NetworkPredictor(NetworkPredictor<?> other) {
        this.inputs = other.inputs;
        this.indices = other.indices;
        this.outputs = other.outputs;
        this.scaler = other.scaler;
        this.decision = other.decision;
        this.threshold = other.threshold;
        this.chosenThreshold = other.chosenThreshold;
        this.decisive = other.decisive;
        this.tier = other.tier;
        this.fingerprint = other.fingerprint;
        this.weights = Map.of();
    }

    /**
     * Throws unless another predictor is of the same network and can predict with the same buffers.
     *
     * @param index of the other, for messages
     */
    final void requireLike(NetworkPredictor<?> other, int index) {
        if (getClass() != other.getClass() || !fingerprint.equals(other.fingerprint)) {
            throw new IllegalArgumentException("all members must be predictors of one network, but member 0 is a "
                    + getClass().getSimpleName() + " (fingerprint " + fingerprint + ") and member " + index + " a "
                    + other.getClass().getSimpleName() + " (" + other.fingerprint + ")");
        }
        if (tier != other.tier) {
            throw new IllegalArgumentException("all members must have the same kernels, but member 0 has " + tier
                    + " and member " + index + " " + other.tier);
        }
        if (!Arrays.equals(encoderState().toBytes(), other.encoderState().toBytes())) {
            throw new IllegalArgumentException(
                    "all members must have learnt the same about the features, but member 0 and" + " member " + index
                            + " have not; call adapt with the same rows on their networks");
        }
        if (Float.compare(threshold, other.threshold) != 0) {
            throw new IllegalArgumentException("all members must have the same threshold, but that of member 0 is "
                    + threshold + " and that of member " + index + " is " + other.threshold
                    + "; choose one for the ensemble with withThreshold");
        }
    }

    /** Allocates the buffers of one call. */
    protected abstract S newScratch(Kernels kernels);

    /** Predicts the rows of {@code scratch.input}, which stay as they are; returns rows × outputs. */
    protected abstract Tensor forward(S scratch);

    /** A workspace for one call, which must free it. */
    final Workspace<S> takeWorkspace() {
        Workspace<S> workspace = workspaces.take();
        return workspace != null ? workspace : addWorkspace();
    }

    /** Number of columns of an encoded record; 0 if the predictor takes no records. */
    int recordColumns() {
        return 0;
    }

    /** What the encoder of records has learnt; empty if the predictor takes no records. */
    StateSnapshot encoderState() {
        return StateSnapshot.ofValues(Map.of());
    }

    private Workspace<S> addWorkspace() {
        Workspace<S> workspace = new Workspace<>(newScratch(tier.newKernels()), recordColumns(), outputs);
        workspaces.keep(workspace);
        return workspace;
    }

    /** Number of features of a row. */
    public final int inputs() {
        return inputs;
    }

    /** Number of predictions of a row. */
    public final int outputs() {
        return outputs;
    }

    /**
     * Predicts one row, without allocation.
     *
     * @param features {@link #inputs} values
     * @param out overwritten with {@link #outputs} values
     * @throws IllegalArgumentException if a length differs or a feature is not finite
     */
    public final void predict(float[] features, float[] out) {
        Workspace<S> workspace = takeWorkspace();
        try {
            S scratch = workspace.scratch;
            FeatureCheck.require(scratch.kernels, "features", features, inputs);
            indices.require("features", features);
            Objects.requireNonNull(out, "out must not be null");
            if (out.length != outputs) {
                throw new IllegalArgumentException("out must have " + outputs + " values, but has " + out.length);
            }
            predictRows(scratch, features, 0, 1, out);
        } finally {
            workspace.free();
        }
    }

    /**
     * The class of one row, without allocation: the index of the largest output, the first of equals. A single output
     * means class 1 if it is above the {@link #threshold}, else class 0; so does the second of two softmax outputs if a
     * threshold was chosen.
     *
     * @param features {@link #inputs} values
     * @throws IllegalArgumentException if the length differs or a feature is not finite
     */
    public final int classify(float[] features) {
        Workspace<S> workspace = takeWorkspace();
        try {
            return classOf(predictRow(workspace, features));
        } finally {
            workspace.free();
        }
    }

    /**
     * The labels of one row, without allocation: those whose output is above the {@link #threshold}. For networks whose
     * outputs are independent of each other: sigmoids, or scores of a hinge loss.
     *
     * @param features {@link #inputs} values
     * @param labels overwritten with {@link #outputs} values
     * @throws IllegalArgumentException if a length differs or a feature is not finite
     * @throws IllegalStateException if the outputs are not independent labels
     */
    public final void classify(float[] features, boolean[] labels) {
        if (!decision.isByOutput()) {
            throw new IllegalStateException(
                    "the outputs are not independent labels; call classify(features) for the class of a row");
        }
        Objects.requireNonNull(labels, "labels must not be null");
        if (labels.length != outputs) {
            throw new IllegalArgumentException("labels must have " + outputs + " values, but has " + labels.length);
        }
        Workspace<S> workspace = takeWorkspace();
        try {
            float[] out = predictRow(workspace, features);
            for (int i = 0; i < outputs; i++) {
                labels[i] = out[i] > threshold;
            }
        } finally {
            workspace.free();
        }
    }

    /** The class of a row of predictions. */
    final int classOf(float[] out) {
        return decisive < 0 ? Rows.largest(out, 0, outputs) : out[decisive] > threshold ? 1 : 0;
    }

    /** Predicts a row into the workspace. */
    final float[] predictRow(Workspace<S> workspace, float[] features) {
        FeatureCheck.require(workspace.scratch.kernels, "features", features, inputs);
        indices.require("features", features);
        predictRows(workspace.scratch, features, 0, 1, workspace.row);
        return workspace.row;
    }

    /**
     * The threshold of {@code classify}: the one that was chosen, else that of {@code @Metrics}, by default 0.5, or 0 for
     * hinge losses. NaN if the largest output is the class.
     */
    public final float threshold() {
        return threshold;
    }

    /**
     * A predictor with the same weights and another threshold, which is saved with it. Generated predictors return their
     * own type. The weights are copied, so choose the threshold once, not for each call.
     *
     * @param threshold outputs above it are positive; from 0 to 1, any finite number for hinge losses
     * @throws IllegalArgumentException if the threshold is out of range
     * @throws IllegalStateException if {@code classify} needs no threshold: for a softmax of more than two classes, and
     *     for regression
     */
    public NetworkPredictor<S> withThreshold(double threshold) {
        decision.requireAdjustable();
        throw new IllegalStateException(getClass().getName() + " does not override withThreshold");
    }

    /**
     * What a predictor with another threshold is constructed from.
     *
     * @throws IllegalArgumentException if the threshold is out of range
     */
    protected final PredictorWeights weightsWithThreshold(double threshold) {
        decision.requireThreshold((float) threshold);
        return PredictorWeights.ofFolded(matrices(), encoderState(), fingerprint, tier, (float) threshold);
    }

    /**
     * Predicts many rows, in chunks of 64.
     *
     * @param x rows × inputs
     * @param out another matrix, reshaped to rows × outputs; within its capacity nothing is allocated
     * @throws IllegalArgumentException if there is no row, the columns are not the inputs, or a feature is not finite
     */
    public final void predict(FMatrixRMaj x, FMatrixRMaj out) {
        Workspace<S> workspace = takeWorkspace();
        try {
            FeatureCheck.require(workspace.scratch.kernels, "x", x, inputs);
            indices.require("x", x);
            Objects.requireNonNull(out, "out must not be null");
            if (x == out) {
                throw new IllegalArgumentException("out must not be x");
            }
            out.reshape(x.numRows, outputs);
            predictRows(workspace.scratch, x, out);
        } finally {
            workspace.free();
        }
    }

    /**
     * Saves the weights as safetensors, with batch norms folded in, and the threshold if one was chosen. An existing file is replaced only after the new one
     * is on disk. The {@code load} method of the predictor class reads the file, that of the network class does not.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if a folded value is not finite, so that the file could
     *     not be loaded again, or the file cannot be written
     */
    public void save(Path path) {
        PredictorFile.save(fingerprint, chosenThreshold, matrices(), encoderState(), path);
    }

    /** The bytes of the file of each member; one if this is no ensemble. */
    List<byte[]> files() {
        return List.of(PredictorFile.toBytes(fingerprint, chosenThreshold, matrices(), encoderState()));
    }

    /** The class that loads such a file. */
    Class<?> memberClass() {
        return getClass();
    }

    private Map<String, FMatrixRMaj> matrices() {
        Map<String, FMatrixRMaj> matrices = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> {
            FMatrixRMaj matrix = new FMatrixRMaj(tensor.rows(), tensor.columns());
            tensor.store(matrix);
            matrices.put(name, matrix);
        });
        return matrices;
    }

    private void predictRows(S scratch, FMatrixRMaj x, FMatrixRMaj out) {
        if (x.numRows <= CHUNK_ROWS) {
            predictBorrowed(scratch, x, out);
            return;
        }
        for (int from = 0; from < x.numRows; from += CHUNK_ROWS) {
            predictRows(scratch, x.data, from, Math.min(CHUNK_ROWS, x.numRows - from), out.data);
        }
    }

    private void predictBorrowed(S scratch, FMatrixRMaj x, FMatrixRMaj out) {
        scratch.input.borrow(x);
        try {
            forward(scratch).store(out.data, 0);
            unscale(out.data, 0, out.getNumElements());
        } finally {
            scratch.input.reshape(0);
        }
    }

    private void predictRows(S scratch, float[] x, int from, int rows, float[] out) {
        scratch.input.load(x, from * inputs, rows);
        forward(scratch).store(out, from * outputs);
        unscale(out, from * outputs, rows * outputs);
    }

    private void unscale(float[] out, int from, int count) {
        if (!scaler.isNone()) {
            scaler.unscale(out, from, count);
        }
    }

    /** The buffers of one call; generated predictors add a tensor for each layer. */
    public abstract static class Scratch {
        /** The kernels of this call. */
        public final Kernels kernels;

        /** The rows to predict, rows × inputs; they may be in the caller's matrix, so nothing writes to them. */
        public final Tensor input;

        /**
         * @param kernels of this call
         * @param inputs number of features of a row
         */
        protected Scratch(Kernels kernels, int inputs) {
            this(kernels, kernels.activations(inputs));
        }

        Scratch(Kernels kernels, Tensor input) {
            this.kernels = kernels;
            this.input = input;
        }
    }
}
