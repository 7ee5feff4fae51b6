package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.ActivationFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A sequential network in double precision: what generated networks are held against. It shares no formula with them, is
 * itself held against finite differences, and bounds what float may lose.
 *
 * <p>Parameters are found by the names that generated networks give them, as in {@code hidden.weights}.
 */
public final class ReferenceNetwork {
    private final Map<String, Matrix> parameters;
    private final ReferenceLoss loss;
    private final List<ReferenceLayer> layers = new ArrayList<>();

    /**
     * @param parameters by name; they stay shared, so that changed values count
     */
    public ReferenceNetwork(Map<String, Matrix> parameters, ReferenceLoss loss) {
        this.parameters = parameters;
        this.loss = loss;
    }

    /** Adds {@code xW + b}, or {@code xW} where there is no parameter for the bias. */
    public ReferenceNetwork dense(String name) {
        return add(new ReferenceDense(name, parameter(name + ".weights"), parameters.get(name + ".bias")));
    }

    /** Adds a function of each feature, or the softmax. */
    public ReferenceNetwork activation(ActivationFunction function, double alpha) {
        return add(ReferenceActivation.of(function, alpha));
    }

    /** Adds a batch normalization, without scale or offset where there are no parameters for them. */
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

    /** Adds dropout of what {@code key} says. */
    public ReferenceNetwork dropout(double rate, long key) {
        return add(new ReferenceDropout(rate, key));
    }

    /** Adds a layer normalization. */
    public ReferenceNetwork layerNorm(String name, double epsilon) {
        return add(new ReferenceLayerNorm(name, epsilon, parameter(name + ".gamma"), parameter(name + ".beta")));
    }

    /** Adds a ReLU whose slopes are parameters. */
    public ReferenceNetwork prelu(String name) {
        return add(new ReferencePRelu(name, parameter(name + ".alpha")));
    }

    /** Adds alpha dropout of what {@code key} says. */
    public ReferenceNetwork alphaDropout(double rate, long key) {
        return add(new ReferenceAlphaDropout(rate, key));
    }

    /** Adds the normal noise that {@code key} says. */
    public ReferenceNetwork gaussianNoise(double deviation, long key) {
        return add(new ReferenceNoise(deviation, key));
    }

    private ReferenceNetwork add(ReferenceLayer layer) {
        layers.add(layer);
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
        Matrix gradient = loss.gradient(forward(x, true), targets, sampleWeights);
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            gradient = layers.get(i).backward(gradient);
            gradients.putAll(layers.get(i).gradients());
        }
        return gradients;
    }

    /** The moving averages as they are now, by name. */
    public Map<String, Matrix> averages() {
        Map<String, Matrix> averages = new LinkedHashMap<>();
        layers.forEach(layer -> averages.putAll(layer.averages()));
        return averages;
    }

    private Matrix forward(Matrix x, boolean training) {
        Matrix y = x;
        for (ReferenceLayer layer : layers) {
            y = layer.forward(y, training);
        }
        return y;
    }
}
