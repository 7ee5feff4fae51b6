package dev.gradwright.runtime.statistics;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Iterator;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The course of a training in fixed memory, which does not depend on its length. Each step adds its loss, learning rate
 * and momentum. Each 100th step or fewer, at most 50 of an epoch and at least one, add the size of gradients and updates. Each epoch adds
 * the values inside the network for a sample of rows, and histograms of the weights.
 *
 * <p>It reads the network and does not change it. A step allocates nothing. It keeps a copy of all trained weight
 * matrices.
 */
public final class TrainingStatistics implements Stateful {
    private static final int SAMPLES_OF_EPOCH = 50;
    /** A sampled step takes nearly twice as long as another with small batches, so these are at most a hundredth. */
    private static final int LEAST_INTERVAL = 100;

    private static final int POINTS_OF_STEPS = 1024;
    private static final int POINTS_OF_SAMPLES = 512;
    private static final int POINTS_OF_EPOCHS = 256;
    private static final String WEIGHTS = ".weights";

    private final int interval;
    private final DecimatedSeries loss = new DecimatedSeries(POINTS_OF_STEPS);
    private final DecimatedSeries learningRate = new DecimatedSeries(POINTS_OF_STEPS);
    private final DecimatedSeries momentum = new DecimatedSeries(POINTS_OF_STEPS);
    private final List<NetworkParameter> weights;
    private final List<ParameterStatistics> parameters;
    private final List<LayerStatistics> layers;
    private final List<WeightHistograms> histograms;
    /** The names of the parts in the state, which a visit must not build. */
    private final List<String> parameterNames;

    private final List<String> layerNames;
    private final List<String> histogramNames;

    private int epochs;
    /** The learning rate of the next step. */
    private float nextRate;
    /** The step after which the weights were copied; -1 if that was never. */
    private long copiedAfter = -1;

    /**
     * Statistics of a training, before its first step.
     *
     * @param stepsPerEpoch at least 1
     */
    public TrainingStatistics(TrainableNetwork network, int stepsPerEpoch) {
        interval = Math.min(stepsPerEpoch, Math.max(LEAST_INTERVAL, (stepsPerEpoch - 1) / SAMPLES_OF_EPOCH + 1));
        weights = weights(network);
        parameters = weights.stream()
                .filter(NetworkParameter::hasGradient)
                .map(parameter -> new ParameterStatistics(parameter, POINTS_OF_SAMPLES))
                .toList();
        layers = layers(network.graph());
        histograms = weights.stream()
                .map(parameter -> new WeightHistograms(parameter.name()))
                .toList();
        parameterNames =
                parameters.stream().map(part -> "parameters." + part.name()).toList();
        layerNames = layers.stream().map(part -> "layers." + part.name()).toList();
        histogramNames =
                histograms.stream().map(part -> "histograms." + part.name()).toList();
        resumed(network, 0);
    }

    private static List<NetworkParameter> weights(TrainableNetwork network) {
        return network.parameters().stream()
                .filter(parameter -> parameter.name().endsWith(WEIGHTS))
                .map(NetworkParameter::of)
                .toList();
    }

    private static List<LayerStatistics> layers(Graph graph) {
        return graph.nodes().stream()
                .map(node -> new LayerStatistics(node, graph.outputs().contains(node.name()), POINTS_OF_EPOCHS))
                .toList();
    }

    /**
     * Continues after a step, from a state that was restored or after the network was changed. Without this call, the
     * first sampled step has no update ratio.
     *
     * @param step number of steps done; 0 before the first
     */
    public void resumed(TrainableNetwork network, long step) {
        nextRate = (float) network.optimizer().learningRate();
        prepare(step + 1);
    }

    /**
     * Records a step, after its update.
     *
     * @param step counted from 1, over all epochs
     * @param loss of the step
     */
    public void step(TrainableNetwork network, long step, float loss) {
        this.loss.append(step, loss);
        learningRate.append(step, nextRate);
        nextRate = (float) network.optimizer().learningRate();
        float ofRule = (float) network.optimizer().momentum();
        if (!Float.isNaN(ofRule)) {
            momentum.append(step, ofRule);
        }
        if (isSampled(step)) {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).sample(step, copiedAfter == step - 1);
            }
        }
        prepare(step + 1);
    }

    /** Copies the weights if the next step is sampled. */
    private void prepare(long nextStep) {
        if (isSampled(nextStep)) {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.get(i).copyWeights();
            }
            copiedAfter = nextStep - 1;
        }
    }

    private boolean isSampled(long step) {
        return step % interval == 0;
    }

    /**
     * Records an epoch, after its last step.
     *
     * @param sample rows × inputs, at least one row; see {@link dev.gradwright.runtime.data.Sample}
     */
    public void epoch(TrainableNetwork network, FMatrixRMaj sample) {
        epochs++;
        nextRate = (float) network.optimizer().learningRate();
        Iterator<LayerStatistics> next = layers.iterator();
        FMatrixRMaj unused = LayerValues.compute(
                network, sample, (node, outputs) -> next.next().look(epochs, outputs));
        for (int i = 0; i < weights.size(); i++) {
            histograms.get(i).add(epochs, weights.get(i));
        }
    }

    /** Number of epochs recorded. */
    public int epochs() {
        return epochs;
    }

    /** The loss of all steps. */
    public DecimatedSeries loss() {
        return loss;
    }

    /** The learning rate of all steps. */
    public DecimatedSeries learningRate() {
        return learningRate;
    }

    /** The momentum (β₁ in the Adam family) of all steps; empty if the update rule has none. */
    public DecimatedSeries momentum() {
        return momentum;
    }

    /** The weight matrices that are trained, in order of their layers. Layers declared frozen have none. */
    public List<ParameterStatistics> parameters() {
        return parameters;
    }

    /** All nodes of the graph, in order. */
    public List<LayerStatistics> layers() {
        return layers;
    }

    /** All weight matrices, frozen ones included, in order of their layers. */
    public List<WeightHistograms> histograms() {
        return histograms;
    }

    /** Visits everything recorded. After restoring, call {@link #resumed}. */
    @Override
    public void visit(StateVisitor visitor) {
        epochs = visitor.visit("epochs", epochs);
        visitor.visit("loss", loss);
        visitor.visit("learningRate", learningRate);
        visitor.visit("momentum", momentum);
        visit(visitor, parameterNames, parameters);
        visit(visitor, layerNames, layers);
        visit(visitor, histogramNames, histograms);
    }

    private static void visit(StateVisitor visitor, List<String> names, List<? extends Stateful> parts) {
        for (int i = 0; i < parts.size(); i++) {
            visitor.visit(names.get(i), parts.get(i));
        }
    }
}
