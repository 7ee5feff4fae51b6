package dev.gradwright.runtime.network;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.loss.TargetKind;
import dev.gradwright.runtime.optimizer.NetworkOptimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Describes a training step that diverged: where it diverged, and the probable causes, such as features, targets or
 * weights far from 0.
 */
final class StepReport {
    /** Magnitudes above it are reported as large. Standardized features, targets and weights are far below it. */
    private static final float LARGE = 1000;

    private final NetworkOptimizer optimizer;
    private final FMatrixRMaj x;
    private final FMatrixRMaj y;
    private final TargetKind targets;
    private final List<NetworkParameter> weights;

    /**
     * @param x the features of the batch
     * @param y its targets
     * @param targets the kind of targets of the loss
     * @param weights the trained parameters
     */
    StepReport(
            NetworkOptimizer optimizer,
            FMatrixRMaj x,
            FMatrixRMaj y,
            TargetKind targets,
            List<NetworkParameter> weights) {
        this.optimizer = optimizer;
        this.x = x;
        this.y = y;
        this.targets = targets;
        this.weights = weights;
    }

    /** @param layer the first layer whose output is not finite; empty if there is none */
    DivergenceException ofLoss(float loss, String layer) {
        String where = layer.isEmpty()
                ? "the outputs of all layers are finite"
                : "layer " + layer + " is the first whose output is not finite";
        return of("the loss is " + loss + " at step " + optimizer.steps() + "; " + where, layer, "");
    }

    DivergenceException ofGradient(NetworkParameter parameter) {
        return of(
                "the loss is finite at step " + optimizer.steps() + ", but not the gradient of " + parameter.name()
                        + ": " + Extreme.of(parameter.gradient()),
                parameter.layer(),
                parameter.name());
    }

    DivergenceException ofAverage(NetworkParameter average) {
        return of(
                "the loss is finite at step " + optimizer.steps() + ", but " + average.name() + " would not be: "
                        + Extreme.of(average.get()),
                average.layer(),
                average.name());
    }

    private DivergenceException of(String what, String layer, String parameter) {
        return new DivergenceException(
                what + ". The step was not applied. " + String.join(". ", causes()),
                optimizer.steps(),
                layer,
                parameter);
    }

    private List<String> causes() {
        List<String> causes = new ArrayList<>();
        Extreme feature = Extreme.of(x);
        if (isLarge(feature)) {
            causes.add("The features x are large: " + feature + ". Scale them, for example with Standardizer");
        }
        Extreme target = Extreme.of(y);
        if (targets != TargetKind.CLASS_INDEX && targets != TargetKind.RELEVANCE && isLarge(target)) {
            causes.add("The targets y are large: " + target + ". Scale them");
        }
        NetworkParameter largest = largestWeights();
        Extreme weight = Extreme.of(largest.get());
        if (isLarge(weight)) {
            causes.add("The weights are large: in " + largest.name() + ", " + weight);
        }
        causes.add(
                "Lower the learning rate, which is " + optimizer.learningRate() + ", or clip the gradients with @Clip");
        return causes;
    }

    private static boolean isLarge(Extreme extreme) {
        return !(extreme.magnitude() <= LARGE);
    }

    private NetworkParameter largestWeights() {
        return Collections.max(
                weights,
                Comparator.comparingDouble(
                        parameter -> Extreme.of(parameter.get()).magnitude()));
    }
}
