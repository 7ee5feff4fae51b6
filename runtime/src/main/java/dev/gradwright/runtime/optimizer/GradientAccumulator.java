package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;

/**
 * Adds up the gradients of several batches, so that one step takes them all: {@code g = Σ fraction·g_batch}. With the fraction
 * of its rows for each batch this is the gradient of the joined batch. Frozen parameters are skipped. The sums are
 * allocated when the first batch is added; later nothing is.
 *
 * <pre>{@code
 * network.computeGradients(x1, y1);
 * accumulator.add(0.5f);
 * network.computeGradients(x2, y2);
 * accumulator.finish(0.5f);
 * network.applyGradients();
 * }</pre>
 */
public final class GradientAccumulator {
    private final ParameterOptimizer optimizer;
    private final Kernels kernels;
    private final List<NetworkParameter> parameters;
    private Tensor[] sums = {};
    /** For each table of which only the rows read are trained, those that the batches of the step have read. */
    private TableRows[] rows = {};

    private boolean empty = true;

    GradientAccumulator(ParameterOptimizer optimizer, Kernels kernels, List<NetworkParameter> parameters) {
        this.optimizer = optimizer;
        this.kernels = kernels;
        this.parameters = parameters;
    }

    /**
     * Adds the gradients of the last batch, which is not the last of its step.
     *
     * @param fraction of the rows of the step
     */
    public void add(float fraction) {
        if (sums.length == 0) {
            sums = parameters.stream()
                    .map(parameter -> parameter.gradientTensor().zerosLike())
                    .toArray(Tensor[]::new);
            rows = parameters.stream()
                    .map(parameter -> new TableRows(parameter.isSparse() ? parameter.rows() : 0))
                    .toArray(TableRows[]::new);
        }
        for (int i = 0; i < sums.length; i++) {
            if (empty) {
                sums[i].fill(0);
                rows[i].clear();
            }
            if (parameters.get(i).trainable()) {
                kernels.addScaled(parameters.get(i).gradientTensor(), fraction, sums[i]);
                if (parameters.get(i).isSparse()) {
                    rows[i].addAll(parameters.get(i).rowsRead());
                }
            }
        }
        empty = false;
        optimizer.countBatch();
    }

    /**
     * Replaces the gradients of the last batch of a step by those of the whole step. A step of one batch keeps its
     * gradients.
     *
     * @param fraction of the rows of the step
     */
    public void finish(float fraction) {
        if (empty) {
            return;
        }
        for (int i = 0; i < sums.length; i++) {
            if (parameters.get(i).trainable()) {
                Tensor gradient = parameters.get(i).gradientTensor();
                kernels.scale(gradient, fraction);
                kernels.addScaled(sums[i], 1, gradient);
                if (parameters.get(i).isSparse()) {
                    parameters.get(i).rowsRead().addAll(rows[i]);
                }
            }
        }
        empty = true;
    }
}
