package dev.gradwright.runtime.network;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.loss.TargetKind;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Stops a training step that diverges: finds the layer or the parameter that is not finite, restores the moving
 * averages, and rejects a call to apply gradients that do not belong to a batch. In steady state nothing is allocated.
 */
public final class DivergenceGuard {
    private enum Gradients {
        NOT_COMPUTED,
        FINITE,
        DIVERGED
    }

    private final Kernels kernels;
    private final LayerRegister layers;
    private final List<NetworkParameter> trained;
    private final MovingAverages averages;
    private final NetworkOptimizer optimizer;
    private final TargetKind targets;
    private String firstNotFinite = "";
    private Gradients gradients = Gradients.NOT_COMPUTED;

    /**
     * @param kernels of the network
     * @param layers all layers of the network
     * @param optimizer of the network
     * @param targets the kind of targets of the loss
     */
    public DivergenceGuard(Kernels kernels, LayerRegister layers, NetworkOptimizer optimizer, TargetKind targets) {
        this.kernels = kernels;
        this.layers = layers;
        this.trained = List.copyOf(layers.trained());
        this.averages = new MovingAverages(layers.movingAverages());
        this.optimizer = optimizer;
        this.targets = targets;
    }

    /**
     * Begins a training step. If it diverges, the moving averages are restored to their present values.
     *
     * @throws IllegalStateException if all layers that have parameters are frozen, so that the step could change
     *     nothing
     */
    public void beginStep() {
        layers.requireUnfrozen();
        averages.keep();
    }

    /**
     * Creates the exception of a step whose loss is not finite. It runs the batch forward once more to find the first
     * layer whose output is not finite. The batch does not count in the moving averages.
     *
     * @param x the features of the batch
     * @param y its targets
     * @param forward runs the layers one by one and passes the output of each to {@link #trace}
     */
    public DivergenceException diverged(float loss, FMatrixRMaj x, FMatrixRMaj y, Runnable forward) {
        gradients = Gradients.DIVERGED;
        averages.restore();
        firstNotFinite = "";
        forward.run();
        averages.restore();
        return report(x, y).ofLoss(loss, firstNotFinite);
    }

    /** Remembers the first layer whose output is not finite. */
    public void trace(Layer layer, Tensor output) {
        if (firstNotFinite.isEmpty() && !kernels.isFinite(output)) {
            firstNotFinite = layer.name();
        }
    }

    /**
     * Stops a training step if a gradient or a moving average is not finite although the loss is finite. The batch does
     * not count in the moving averages then.
     *
     * @param x the features of the batch
     * @param y its targets
     * @throws DivergenceException naming the step and the parameter
     */
    public void requireFiniteGradients(FMatrixRMaj x, FMatrixRMaj y) {
        for (int i = 0; i < trained.size(); i++) {
            NetworkParameter parameter = trained.get(i);
            if (parameter.trainable() && !parameter.isGradientFinite(kernels)) {
                throw stopped(report(x, y).ofGradient(parameter));
            }
        }
        for (int i = 0; i < averages.all().size(); i++) {
            NetworkParameter average = averages.all().get(i);
            if (!kernels.isFinite(average.tensor())) {
                throw stopped(report(x, y).ofAverage(average));
            }
        }
        gradients = Gradients.FINITE;
    }

    private DivergenceException stopped(DivergenceException divergence) {
        gradients = Gradients.DIVERGED;
        averages.restore();
        return divergence;
    }

    private StepReport report(FMatrixRMaj x, FMatrixRMaj y) {
        return new StepReport(optimizer, x, y, targets, trained);
    }

    /**
     * Throws unless there are gradients to apply.
     *
     * @throws IllegalStateException if no gradients have been computed yet, or the last batch diverged
     */
    public void requireGradients() {
        if (gradients == Gradients.NOT_COMPUTED) {
            throw new IllegalStateException(
                    "there are no gradients to apply; call computeGradients with a batch first");
        }
        if (gradients == Gradients.DIVERGED) {
            throw new IllegalStateException(
                    "the last batch diverged and left no gradients to apply; call computeGradients with another batch first");
        }
    }
}
