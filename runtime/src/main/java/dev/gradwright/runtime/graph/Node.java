package dev.gradwright.runtime.graph;

import java.util.List;

/**
 * A layer of the spec. It computes rows × {@link #outputs()} from rows × {@link #inputs()}.
 *
 * <p>{@link #attributes()} and {@link #parameters()} determine what the node computes in inference. If a node of any
 * kind has the attribute {@code function}, a constant of {@link dev.gradwright.dsl.ActivationFunction}, it applies that
 * function last, with the attribute {@code alpha} if the function has one. A node whose kind computes nothing in
 * inference, such as {@code Dropout}, passes its input on. The kinds are the annotations of the DSL:
 *
 * <table>
 * <caption>Attributes and roles of parameters</caption>
 * <tr><th>kind</th><th>attributes</th><th>parameters</th></tr>
 * <tr><td>{@code Dense}</td><td>{@code bias}, {@code function}, {@code alpha}</td><td>{@code weights},
 * {@code bias}</td></tr>
 * <tr><td>{@code Activation}</td><td>{@code function}, {@code alpha}</td><td>{@code alpha} for {@code PRELU}</td></tr>
 * <tr><td>{@code BatchNorm}</td><td>{@code epsilon}, {@code center}, {@code scale}</td>
 * <td>{@code gamma}, {@code beta}, {@code movingMean}, {@code movingVariance}</td></tr>
 * <tr><td>normalizations of rows</td><td>those of the annotation</td><td>those of the handle: {@code gamma},
 * {@code beta} if there is
 * an offset</td></tr>
 * <tr><td>{@code Flatten}, {@code Dropout}, {@code AlphaDropout},
 * {@code GaussianNoise}</td><td>none</td><td>none</td></tr>
 * <tr><td>{@code Add}, {@code Concat}</td><td>none</td><td>none</td></tr>
 * </table>
 *
 * @param name the path of the layer, as in {@code tower.0.dense}
 * @param kind the simple name of the layer's annotation
 * @param sources the names of the nodes, or of the input, that it reads, in order
 * @param inputs number of input features; for a {@code Concat} the sum over all sources
 * @param outputs number of output features
 * @param attributes those that affect inference
 * @param training attributes that affect only training: initializers, penalties, constraints, rates of dropout,
 *     momentum, {@code frozen}
 * @param parameters in the order of the network's parameters
 */
public record Node(
        String name,
        String kind,
        List<String> sources,
        int inputs,
        int outputs,
        Attributes attributes,
        Attributes training,
        List<NodeParameter> parameters) {
    public Node {
        sources = List.copyOf(sources);
        parameters = List.copyOf(parameters);
    }

    /** Number of values of all its parameters. */
    public long parameterCount() {
        return parameters.stream().mapToLong(NodeParameter::size).sum();
    }

    /**
     * The parameter with a role.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NodeParameter parameter(String role) {
        return parameters.stream()
                .filter(parameter -> parameter.role().equals(role))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("node " + name + " has no parameter " + role + "; it has "
                                + parameters.stream().map(NodeParameter::role).toList()));
    }
}
