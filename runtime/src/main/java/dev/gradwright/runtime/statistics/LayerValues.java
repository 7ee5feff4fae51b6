package dev.gradwright.runtime.statistics;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * Computes the outputs of all layers from the graph of a network and its parameters, with the kernels of the library.
 * The network itself keeps only buffers that layers share, and is not touched.
 *
 * <p>Values are those of training, but without dropout and noise: a batch norm that trains uses the statistics of the
 * given rows, because its moving averages may still be far from them.
 */
public final class LayerValues {
    private final Kernels kernels = KernelTier.active().newKernels();
    private final Graph graph;
    private final Map<String, Layer> layers;
    private final Map<String, Parameter> parameters;
    /** The outputs of the nodes that a later node reads, and the input. */
    private final Map<String, Tensor> values = new HashMap<>();

    private LayerValues(TrainableNetwork network) {
        graph = network.graph();
        layers = network.layers().stream().collect(Collectors.toMap(Layer::name, Function.identity()));
        parameters = network.parameters().stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
    }

    /**
     * Computes the outputs of all layers.
     *
     * @param x rows × inputs
     * @param visitor is called with each node, in order, and its output, rows × outputs, of an ensemble with a block of
     *     rows for each member; the matrix is used again
     * @return the outputs of the network, rows × units; of an ensemble the mean of those of its members
     */
    public static FMatrixRMaj compute(TrainableNetwork network, FMatrixRMaj x, BiConsumer<Node, FMatrixRMaj> visitor) {
        return new LayerValues(network).compute(x, visitor);
    }

    private FMatrixRMaj compute(FMatrixRMaj x, BiConsumer<Node, FMatrixRMaj> visitor) {
        Tensor input = kernels.activations(x.numCols);
        input.load(x);
        values.put(graph.inputs().get(0).name(), input);
        FMatrixRMaj output = new FMatrixRMaj(1, 1);
        for (int index = 0; index < graph.nodes().size(); index++) {
            Node node = graph.nodes().get(index);
            Tensor value = valueOf(node);
            values.put(node.name(), value);
            value.store(output);
            visitor.accept(node, output);
            forgetThoseReadLastBy(index);
        }
        return output.numRows == x.numRows ? output : meanOfMembers(output, x.numRows);
    }

    private FMatrixRMaj meanOfMembers(FMatrixRMaj outputs, int rows) {
        Tensor all = kernels.activations(outputs.numCols);
        all.load(outputs);
        Tensor mean = kernels.activations(outputs.numCols);
        kernels.memberMean(all, outputs.numRows / rows, mean);
        mean.store(outputs);
        return outputs;
    }

    private void forgetThoseReadLastBy(int index) {
        for (String source : graph.nodes().get(index).sources()) {
            boolean isReadLater = graph.nodes().stream()
                    .skip(index + 1L)
                    .anyMatch(later -> later.sources().contains(source));
            if (!isReadLater) {
                values.remove(source);
            }
        }
    }

    private Tensor valueOf(Node node) {
        Tensor x = value(node.sources().get(0));
        Tensor y = kernels.activations(node.outputs());
        switch (node.kind()) {
            case "Dense" -> dense(node, x, y);
            case "Ensemble" -> kernels.expand(x, signs(node), y);
            case "BatchNorm" -> batchNorm(node, x, y);
            case "LayerNorm" -> kernels.layerNorm(x, vector(node, "gamma"), vector(node, "beta"), epsilon(node), y);
            case "RmsNorm" -> kernels.rmsNorm(x, vector(node, "gamma"), epsilon(node), y);
            case "Add" -> add(node.sources(), y);
            case "Concat" -> concatenate(node.sources(), y);
            case "Embedding" -> embed(node, x, y);
            case "Flatten", "Activation", "Dropout", "AlphaDropout", "GaussianNoise" -> kernels.copy(x, y);
            default -> throw new IllegalStateException("no values are known of layers of the kind " + node.kind());
        }
        applyFunction(node, y);
        return y;
    }

    private Tensor value(String source) {
        return Objects.requireNonNull(values.get(source), source);
    }

    private Tensor signs(Node node) {
        Tensor signs = kernels.activations(node.inputs());
        signs.load(parameter(node, "signs"));
        return signs;
    }

    private void dense(Node node, Tensor x, Tensor y) {
        FMatrixRMaj values = parameter(node, "weights");
        Tensor weights = kernels.weights(values.numRows, values.numCols);
        weights.load(values);
        boolean isOfMembers = values.numCols > node.outputs();
        if (isOfMembers && node.attributes().flag("bias")) {
            kernels.memberDense(x, weights, vector(node, "bias"), y);
        } else if (isOfMembers) {
            kernels.memberDense(x, weights, y);
        } else if (node.attributes().flag("bias")) {
            kernels.dense(x, weights, vector(node, "bias"), y);
        } else {
            kernels.dense(x, weights, y);
        }
    }

    private void batchNorm(Node node, Tensor x, Tensor y) {
        BatchNormState state = new BatchNormState(kernels, node.outputs(), 0, epsilon(node));
        if (node.attributes().flag("scale")) {
            state.parameters().gamma().load(parameter(node, "gamma"));
        }
        if (node.attributes().flag("center")) {
            state.parameters().beta().load(parameter(node, "beta"));
        }
        if (Objects.requireNonNull(layers.get(node.name()), node.name()).isFrozen()) {
            state.parameters().movingMean().load(parameter(node, "movingMean"));
            state.parameters().movingVariance().load(parameter(node, "movingVariance"));
            kernels.batchNormInference(x, state, y);
        } else {
            kernels.batchNorm(x, state, y);
        }
    }

    private void embed(Node node, Tensor x, Tensor y) {
        List<?> columns = node.attributes().list("columns");
        int to = 0;
        int from = 0;
        for (int i = 0; i < columns.size(); i++) {
            int column = ((Number) columns.get(i)).intValue();
            int count = ((Number) node.attributes().list("counts").get(i)).intValue();
            kernels.copyColumns(x, from, column - from, to, y);
            to += column - from;
            FMatrixRMaj values =
                    parameter(node, (String) node.attributes().list("tables").get(i));
            Tensor table = kernels.weights(values.numRows, values.numCols);
            table.load(values);
            kernels.gather(x, column, count, table, to, y);
            to += count * values.numCols;
            from = column + count;
        }
        kernels.copyColumns(x, from, node.inputs() - from, to, y);
    }

    private void add(List<String> sources, Tensor y) {
        kernels.copy(value(sources.get(0)), y);
        for (String source : sources.subList(1, sources.size())) {
            kernels.add(y, value(source), y);
        }
    }

    private void concatenate(List<String> sources, Tensor y) {
        y.reshape(value(sources.get(0)).rows());
        int first = 0;
        for (String source : sources) {
            kernels.putColumns(value(source), first, y);
            first += value(source).columns();
        }
    }

    private void applyFunction(Node node, Tensor y) {
        ActivationFunction function = Functions.of(node);
        if (function == ActivationFunction.PRELU) {
            kernels.prelu(y, vector(node, "alpha"), y);
        } else if (function != ActivationFunction.LINEAR) {
            kernels.activate(function, (float) Functions.alpha(node), y, y);
        }
    }

    private Tensor vector(Node node, String role) {
        FMatrixRMaj parameter = parameter(node, role);
        Tensor vector = kernels.vector(parameter.numCols);
        vector.load(parameter);
        return vector;
    }

    private FMatrixRMaj parameter(Node node, String role) {
        String name = node.parameter(role).name();
        return Objects.requireNonNull(parameters.get(name), name).get();
    }

    private static float epsilon(Node node) {
        return (float) node.attributes().number("epsilon");
    }
}
