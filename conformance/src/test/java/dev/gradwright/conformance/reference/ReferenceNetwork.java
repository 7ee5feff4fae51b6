package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network in double precision, with which generated networks are compared. It interprets a {@link Graph}, shares no
 * code with generated networks, and computes bounds for the errors of float. It is itself tested against finite
 * differences.
 *
 * <p>Parameters have the names of generated networks, such as {@code hidden.weights}.
 */
public final class ReferenceNetwork {
    private static final int INPUT = -1;

    private final ReferenceLoss loss;
    private final List<Step> steps = new ArrayList<>();
    /** The indices of the steps that compute the nodes. */
    private final Map<String, Integer> places = new HashMap<>(Map.of("", INPUT));

    private final int output;

    /**
     * A layer and its sources.
     *
     * @param sources the indices of the steps that it reads
     */
    private record Step(List<Integer> sources, Join join, ReferenceLayer layer) {}

    /** How the sources of a layer are combined. */
    private enum Join {
        SUM,
        CONCAT
    }

    /**
     * The network that a graph describes.
     *
     * @param parameters the parameters by name; they are not copied, so later changes have an effect
     * @param seed of the generated network; random numbers are those of its first step
     */
    public ReferenceNetwork(Graph graph, Map<String, Matrix> parameters, long seed) {
        loss = ReferenceLoss.of(graph.training().loss());
        for (Node node : graph.nodes()) {
            add(node, ReferenceLayers.of(node, parameters, seed));
        }
        output = places.get(graph.outputs().get(0));
    }

    private void add(Node node, List<ReferenceLayer> layers) {
        List<Integer> sources = node.sources().stream().map(places::get).toList();
        Join join = node.kind().equals("Concat") ? Join.CONCAT : Join.SUM;
        for (ReferenceLayer layer : layers) {
            steps.add(new Step(sources, join, layer));
            sources = List.of(steps.size() - 1);
            join = Join.SUM;
        }
        places.put(node.name(), sources.get(0));
    }

    /** The roles of the trained values for each feature that the reference of a node has, in order. */
    public static List<String> roles(Node node) {
        return ReferenceLayers.roles(node);
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
        int last = output;
        byOutput.put(last, loss.gradient(values.get(last), targets, sampleWeights));
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        for (int i = last; i >= 0; i--) {
            Step step = steps.get(i);
            Matrix byInput = step.layer().backward(Objects.requireNonNull(byOutput.get(i)));
            gradients.putAll(step.layer().gradients());
            int first = 0;
            for (int source : step.sources()) {
                int columns = read(source, x, values).columns();
                Matrix part = step.join() == Join.SUM ? byInput : byInput.columns(first, columns);
                byOutput.merge(source, part, Matrix::plus);
                first += columns;
            }
        }
        return gradients;
    }

    /** The current moving averages, by name. */
    public Map<String, Matrix> averages() {
        Map<String, Matrix> averages = new LinkedHashMap<>();
        steps.forEach(step -> averages.putAll(step.layer().averages()));
        return averages;
    }

    private Matrix forward(Matrix x, boolean training) {
        return values(x, training).get(output);
    }

    private List<Matrix> values(Matrix x, boolean training) {
        List<Matrix> values = new ArrayList<>();
        for (Step step : steps) {
            Matrix joined = step.sources().stream()
                    .map(source -> read(source, x, values))
                    .reduce(step.join() == Join.SUM ? Matrix::plus : Matrix::beside)
                    .orElseThrow();
            values.add(step.layer().forward(joined, training));
        }
        return values;
    }

    private static Matrix read(int source, Matrix x, List<Matrix> values) {
        return source == INPUT ? x : values.get(source);
    }
}
