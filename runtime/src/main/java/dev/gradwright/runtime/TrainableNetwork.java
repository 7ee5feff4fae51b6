package dev.gradwright.runtime;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A generated network that trains. It is not thread-safe; the method {@code predictor()} of the generated class returns
 * an immutable predictor, which is.
 *
 * <p>Shapes: {@code x} is rows × inputs, {@code y} is rows × targets (one column with the class index for sparse
 * labels, else one column for each unit of the last layer). Every method that takes a batch checks it before anything
 * changes and throws an {@link IllegalArgumentException} that names the argument, what was expected and the actual
 * value. No method changes {@code x} or {@code y}. A network may read {@code x} without copying it. It reads {@code x}
 * only during the call, but keeps a reference to it until the next batch.
 *
 * <p>The state of a network is everything that training changes: parameters, frozen flags of layers, random streams,
 * optimizer and running metrics. It can be restored only into a network of the same {@link Graph#structure()}. It does
 * not contain gradients: save and restore it between steps, not between computing and applying gradients.
 */
public interface TrainableNetwork extends Stateful {
    /** The layers in order, one for each layer method of the spec. */
    List<Layer> layers();

    /** The parameters in order of their layers. */
    List<Parameter> parameters();

    /**
     * The declared network as data: its layers and how it is trained. Use it for reports, export, diagrams and
     * comparison.
     */
    Graph graph();

    /**
     * A table of the layers with their outputs and parameter counts. Layers that are frozen now are marked, and the
     * totals say how many parameters a step changes.
     */
    String summary();

    /**
     * A digest of the names, shapes and functions of the layers, see {@link Graph#fingerprint()}. A model file must
     * have the same.
     */
    default String fingerprint() {
        return graph().fingerprint();
    }

    /**
     * Sets the number of threads for large operations; by default it is the system property {@code gradwright.threads},
     * or 1. Results do not depend on it.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    void useThreads(int threads);

    /**
     * One optimizer step on one batch.
     *
     * @return the mean loss of the batch before the update, penalties included
     * @throws DivergenceException if that loss, a gradient or a moving average is not finite; the weights stay as they
     *     were
     * @throws IllegalStateException if all layers with parameters are frozen; nothing is changed then
     */
    default float trainOnBatch(FMatrixRMaj x, FMatrixRMaj y) {
        float loss = computeGradients(x, y, null);
        applyGradients();
        return loss;
    }

    /** {@link #trainOnBatch(FMatrixRMaj, FMatrixRMaj)} with a weight for each row; the loss is {@code Σwℓ/rows}. */
    default float trainOnBatch(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj sampleWeights) {
        float loss = computeGradients(x, y, sampleWeights);
        applyGradients();
        return loss;
    }

    /**
     * The first half of a step: forward, loss, backward. The gradients can then be read from the parameters, or
     * replaced in them.
     */
    default float computeGradients(FMatrixRMaj x, FMatrixRMaj y) {
        return computeGradients(x, y, null);
    }

    /**
     * The first half of a step, with a weight for each row (rows × 1), or null for none.
     *
     * @throws DivergenceException if the loss, a gradient or a moving average is not finite; the weights stay as they
     *     were
     * @throws IllegalStateException if all layers with parameters are frozen; nothing is changed then
     */
    float computeGradients(FMatrixRMaj x, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights);

    /**
     * The second half of a step: clips gradients, decays and updates weights, averages and constrains them, and counts
     * the step. It skips frozen layers.
     *
     * @throws IllegalStateException if no gradients have been computed yet, or the last batch diverged; nothing is
     *     changed then
     */
    void applyGradients();

    /** The mean loss of a batch in inference mode. Only {@link #metrics()} changes. */
    float testOnBatch(FMatrixRMaj x, FMatrixRMaj y);

    /** Predicts in inference mode; {@code out} is reshaped to rows × units. */
    void predict(FMatrixRMaj x, FMatrixRMaj out);

    /**
     * Predicts with dropout and noise as in training, but with batch norms in inference mode. A sample is a function of
     * the network's seed, its parameters, {@code x} and the number of the sample. Samples do not affect later training.
     *
     * @param sample the number of the sample, counted from 0
     * @param out reshaped to rows × units
     * @throws IllegalArgumentException if {@code sample} is negative, or {@code x} does not fit the network
     * @throws IllegalStateException if no layer is random, so that all samples would equal the result of {@link
     *     #predict}
     */
    default void predictSample(FMatrixRMaj x, long sample, FMatrixRMaj out) {
        throw new IllegalStateException(
                "no layer of this network is random, so that all samples would be the same; call predict, or add a @Dropout");
    }

    /**
     * Checks a batch, or a whole dataset, as training does, and does nothing else.
     *
     * @throws IllegalArgumentException naming the argument, what was expected and the actual value
     */
    void check(FMatrixRMaj x, FMatrixRMaj y);

    /**
     * Checks a dataset, as training and evaluation do.
     *
     * @throws IllegalArgumentException naming the argument, what was expected and the actual value, or if only one of dataset
     *     and loss is about rankings
     */
    default void check(Dataset data) {
        boolean ranks = metrics().targets().areGrouped();
        if (ranks != data.isGrouped()) {
            throw new IllegalArgumentException(
                    ranks
                            ? "the loss ranks the rows of a query, but the data do not say which rows belong together; create"
                                    + " them with Dataset.grouped(features, relevances, groups)"
                            : "the data are grouped for rankings, but the loss is "
                                    + graph().training().loss().kind()
                                    + "; create them with Dataset.of, or use a loss for rankings such as LAMBDA_RANK");
        }
        check(data.features(), data.targets());
    }

    /** The number of steps done, and the learning rate of the next one. */
    NetworkOptimizer optimizer();

    /** Mean loss and metrics since they were last reset. */
    RunningMetrics metrics();
}
