package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.ActivationFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network in double precision, with which generated networks are compared. It shares no code with them, is tested
 * against finite differences, and computes error bounds for float.
 *
 * <p>Parameters have the names of generated networks, such as {@code hidden.weights}.
 */
public final class ReferenceNetwork {
    private static final int INPUT = -1;

    private final Map<String, Matrix> parameters;
    private final ReferenceLoss loss;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>(Map.of("", INPUT));
    private List<Integer> reading = List.of(INPUT);

    /**
     * A layer and its sources.
     *
     * @param sources the indices of the layers that it reads
     */
    private record Node(List<Integer> sources, Join join, ReferenceLayer layer) {}

    /** How the sources of a layer are combined. */
    private enum Join {
        SUM,
        CONCAT
    }

    /**
     * @param parameters the parameters by name; they are not copied, so later changes have an effect
     */
    public ReferenceNetwork(Map<String, Matrix> parameters, ReferenceLoss loss) {
        this.parameters = parameters;
        this.loss = loss;
    }

    /** Adds {@code xW + b}, or {@code xW} if there is no parameter for the bias. */
    public ReferenceNetwork dense(String name) {
        return add(new ReferenceDense(name, parameter(name + ".weights"), parameters.get(name + ".bias")));
    }

    /** Adds an elementwise activation or the softmax. */
    public ReferenceNetwork activation(ActivationFunction function, double alpha) {
        return add(ReferenceActivation.of(function, alpha));
    }

    /** Adds a batch normalization, without scale or offset if there are no parameters for them. */
    public ReferenceNetwork batchNorm(String name, double momentum, double epsilon) {
        return add(new ReferenceBatchNorm(
                name,
                momentum,
                epsilon,
                parameters.get(name + ".gamma"),
                parameters.get(name + ".beta"),
                parameter(name + ".movingMean"),
                parameter(name + ".movingVariance")));
    }

    /** Adds dropout with the random numbers of {@code key}. */
    public ReferenceNetwork dropout(double rate, long key) {
        return add(new ReferenceDropout(rate, key));
    }

    /** Adds a layer normalization. */
    public ReferenceNetwork layerNorm(String name, double epsilon) {
        return add(new ReferenceLayerNorm(name, epsilon, parameter(name + ".gamma"), parameter(name + ".beta")));
    }

    /** Adds a PReLU. */
    public ReferenceNetwork prelu(String name) {
        return add(new ReferencePRelu(name, parameter(name + ".alpha")));
    }

    /** Adds alpha dropout with the random numbers of {@code key}. */
    public ReferenceNetwork alphaDropout(double rate, long key) {
        return add(new ReferenceAlphaDropout(rate, key));
    }

    /** Adds Gaussian noise with the random numbers of {@code key}. */
    public ReferenceNetwork gaussianNoise(double deviation, long key) {
        return add(new ReferenceNoise(deviation, key));
    }

    /** Sets the source of the next layer; the empty string is the input. */
    public ReferenceNetwork reading(List<String> sources) {
        reading = sources.stream().map(named::get).toList();
        return this;
    }

    /** Names the last layer or, if no layer has been added since {@code from}, the source of the next one. */
    public ReferenceNetwork named(String name) {
        named.put(name, output());
        return this;
    }

    private int output() {
        return reading.get(0);
    }

    /** Adds a layer that sums its sources. */
    public ReferenceNetwork add() {
        return add(Join.SUM, ReferenceActivation.of(ActivationFunction.LINEAR, 1));
    }

    /** Adds a layer that concatenates its sources. */
    public ReferenceNetwork concat() {
        return add(Join.CONCAT, ReferenceActivation.of(ActivationFunction.LINEAR, 1));
    }

    private ReferenceNetwork add(ReferenceLayer layer) {
        return add(Join.SUM, layer);
    }

    /** Adds a layer, which the next layer reads by default. */
    private ReferenceNetwork add(Join join, ReferenceLayer layer) {
        nodes.add(new Node(reading, join, layer));
        reading = List.of(nodes.size() - 1);
        return this;
    }

    private Matrix parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** The outputs in inference mode, rows × units. */
    public Matrix predict(Matrix x) {
        return forward(x, false);
    }

    /** The loss in training mode, 1 × 1. */
    public Matrix loss(Matrix x, Matrix targets, Matrix sampleWeights) {
        return loss.of(forward(x, true), targets, sampleWeights);
    }

    /** The gradients of all parameters for a training batch, by name. */
    public Map<String, Matrix> gradients(Matrix x, Matrix targets, Matrix sampleWeights) {
        List<Matrix> values = values(x, true);
        Map<Integer, Matrix> byOutput = new HashMap<>();
        int last = output();
        byOutput.put(last, loss.gradient(values.get(last), targets, sampleWeights));
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        for (int i = last; i >= 0; i--) {
            Node node = nodes.get(i);
            Matrix byInput = node.layer().backward(Objects.requireNonNull(byOutput.get(i)));
            gradients.putAll(node.layer().gradients());
            int first = 0;
            for (int source : node.sources()) {
                int columns = read(source, x, values).columns();
                Matrix part = node.join() == Join.SUM ? byInput : byInput.columns(first, columns);
                byOutput.merge(source, part, Matrix::plus);
                first += columns;
            }
        }
        return gradients;
    }

    /** The current moving averages, by name. */
    public Map<String, Matrix> averages() {
        Map<String, Matrix> averages = new LinkedHashMap<>();
        nodes.forEach(node -> averages.putAll(node.layer().averages()));
        return averages;
    }

    private Matrix forward(Matrix x, boolean training) {
        return values(x, training).get(output());
    }

    private List<Matrix> values(Matrix x, boolean training) {
        List<Matrix> values = new ArrayList<>();
        for (Node node : nodes) {
            Matrix joined = node.sources().stream()
                    .map(source -> read(source, x, values))
                    .reduce(node.join() == Join.SUM ? Matrix::plus : Matrix::beside)
                    .orElseThrow();
            values.add(node.layer().forward(joined, training));
        }
        return values;
    }

    private static Matrix read(int source, Matrix x, List<Matrix> values) {
        return source == INPUT ? x : values.get(source);
    }
}
