package dev.gradwright.conformance.model;

import static java.util.stream.Collectors.joining;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.graph.NodeParameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * The description of a network in a test, from which the source of the spec and the reference are derived.
 *
 * @param name of the spec
 * @param lossParameters values of parameters of the loss that are not the defaults; a {@code Double}, or a list of them
 * @param optimizer the annotation of the optimizer, with any other annotations of the type
 * @param members its methods: layers, blocks, repeats
 */
public record NetworkModel(
        String name,
        int inputs,
        LossFunction loss,
        Map<String, Object> lossParameters,
        String optimizer,
        List<LayerModel> members) {
    /** The package of all these specs. */
    public static final String PACKAGE = "compiled";

    /** A network trained with plain gradient descent. */
    public static NetworkModel of(String name, int inputs, LossFunction loss, LayerModel... layers) {
        return new NetworkModel(name, inputs, loss, Map.of(), "@Optimizer.Sgd", List.of(layers));
    }

    /** The same with another value of a parameter of the loss. */
    public NetworkModel withLoss(String parameter, Object value) {
        Map<String, Object> parameters = new TreeMap<>(lossParameters);
        parameters.put(parameter, value);
        return new NetworkModel(name, inputs, loss, parameters, optimizer, members);
    }

    /** The same with another optimizer and other annotations of the type. */
    public NetworkModel trainedBy(String annotations) {
        return new NetworkModel(name, inputs, loss, lossParameters, annotations, members);
    }

    /** The layers in order, with blocks and repeats expanded, named by their paths. */
    public List<LayerModel> layers() {
        return members.stream().flatMap(LayerModel::layers).toList();
    }

    /** Number of units of the last layer. */
    public int outputs() {
        List<Node> nodes = graph().nodes();
        return nodes.get(nodes.size() - 1).outputs();
    }

    /** The graph of the generated network. Of the training configuration it has only the loss. */
    public Graph graph() {
        GraphBuilder graph = new GraphBuilder(name, inputs);
        Map<String, Integer> widths = new HashMap<>(Map.of("", inputs));
        String above = "";
        for (LayerModel layer : layers()) {
            List<String> sources = layer.sources(above);
            int width = layer.inputs(sources.stream().map(widths::get).toList());
            layer.declare(graph, width).reads(sources.toArray(String[]::new));
            widths.put(layer.name(), layer.outputs(width));
            above = layer.name();
        }
        Object[] parameters = lossParameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                .toArray();
        return graph.loss(loss.name(), parameters).build();
    }

    private String lossAnnotation() {
        if (lossParameters.isEmpty()) {
            return "@Loss(LossFunction.%s)".formatted(loss);
        }
        return lossParameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + " = " + literal(parameter.getValue()))
                .collect(joining(
                        ", ", LossKind.of(loss).annotation().orElseThrow().displayName() + "(", ")"));
    }

    private static String literal(Object value) {
        return value.toString().replace('[', '{').replace(']', '}');
    }

    /** The source of the spec. Warnings are suppressed, because random networks need not be sensible. */
    public String source() {
        StringBuilder methods = new StringBuilder();
        members.forEach(member ->
                methods.append("    ").append(member.source()).append('\n').append(member.types()));
        return """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = %d)
                %s
                %s
                @SuppressWarnings("gradwright")
                public interface %s {
                %s}
                """.formatted(PACKAGE, inputs, lossAnnotation(), optimizer, name, methods);
    }

    /** The reference with its own random parameters. */
    public ReferenceNetwork reference(Map<String, Matrix> parameters, long seed) {
        return new ReferenceNetwork(graph(), parameters, seed);
    }

    /** The reference with the parameters of a generated network, given its seed. */
    public ReferenceNetwork reference(TrainableNetwork network, long seed) {
        Map<String, Matrix> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            parameters.put(parameter.name(), Matrix.copyOf(parameter.get()));
        }
        return reference(parameters, seed);
    }

    /** Random values for all parameters and moving averages, by name. */
    public Map<String, Matrix> randomParameters(long seed) {
        Random random = new Random(seed);
        Map<String, Matrix> parameters = new HashMap<>();
        for (Node node : graph().nodes()) {
            for (NodeParameter parameter : node.parameters()) {
                parameters.put(parameter.name(), randomValues(parameter, random));
            }
        }
        return parameters;
    }

    /** Factors about 1, offsets about 0. */
    private static Matrix randomValues(NodeParameter parameter, Random random) {
        double low = switch (parameter.role()) {
            case "gamma", "movingVariance" -> 0.5;
            case "beta", "movingMean", "alpha" -> -0.5;
            default -> -1;
        };
        double high = switch (parameter.role()) {
            case "gamma", "movingVariance" -> 1.5;
            case "beta", "movingMean", "alpha" -> 0.5;
            default -> 1;
        };
        double[] values = random.doubles(parameter.size(), low, high).toArray();
        return Matrix.of(parameter.rows(), parameter.columns(), values);
    }

    /** Random normal features, rows × inputs, or random indices if the network has embeddings. */
    public FMatrixRMaj randomFeatures(int rows, long seed) {
        Random random = new Random(seed);
        OptionalInt entries = graph().nodes().stream()
                .filter(node -> node.kind().equals("Embedding"))
                .mapToInt(node -> node.parameter("table").rows())
                .min();
        return entries.isEmpty() ? normal(rows, inputs, random) : indices(rows, entries.getAsInt(), random);
    }

    private FMatrixRMaj indices(int rows, int entries, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, inputs);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextInt(entries);
        }
        return matrix;
    }

    /** Random targets of the kind that the loss needs. */
    public FMatrixRMaj randomTargets(int rows, long seed) {
        Random random = new Random(seed);
        return switch (loss) {
            case MEAN_SQUARED_ERROR,
                    MEAN_ABSOLUTE_ERROR,
                    HUBER,
                    LOG_COSH,
                    COSINE_SIMILARITY,
                    MEAN_ABSOLUTE_PERCENTAGE_ERROR -> normal(rows, outputs(), random);
            case QUANTILE -> normal(rows, 1, random);
            case BINARY_CROSSENTROPY, BINARY_FOCAL_CROSSENTROPY, HINGE, SQUARED_HINGE -> binary(rows, random);
            case CATEGORICAL_CROSSENTROPY, CATEGORICAL_FOCAL_CROSSENTROPY, KL_DIVERGENCE -> oneHot(rows, random);
            case POISSON, TWEEDIE, MEAN_SQUARED_LOGARITHMIC_ERROR -> counts(rows, random);
            case SPARSE_CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY -> labels(rows, random);
            case PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX, LAMBDA_RANK -> relevances(rows, random);
        };
    }

    /**
     * Weights that rise from row to row, or from query to query.
     *
     * @param y targets, rows × targets
     */
    public FMatrixRMaj risingWeights(FMatrixRMaj y) {
        FMatrixRMaj weights = new FMatrixRMaj(y.numRows, 1);
        for (int row = 1; row < y.numRows; row++) {
            boolean isOfSameQuery = LossKind.of(loss).ranks() && y.get(row, 1) == y.get(row - 1, 1);
            weights.data[row] = isOfSameQuery ? weights.data[row - 1] : 0.25f * row;
        }
        return weights;
    }

    private static FMatrixRMaj normal(int rows, int columns, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private FMatrixRMaj binary(int rows, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, outputs());
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextInt(2);
        }
        return matrix;
    }

    private FMatrixRMaj counts(int rows, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, outputs());
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = random.nextInt(6);
        }
        return matrix;
    }

    private FMatrixRMaj oneHot(int rows, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, outputs());
        for (int i = 0; i < rows; i++) {
            matrix.set(i, random.nextInt(outputs()), 1);
        }
        return matrix;
    }

    private FMatrixRMaj labels(int rows, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, 1);
        for (int i = 0; i < rows; i++) {
            matrix.data[i] = random.nextInt(outputs());
        }
        return matrix;
    }

    /** Grades from 0 to 4, in queries of 3 rows on average. */
    private static FMatrixRMaj relevances(int rows, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, 2);
        int query = 0;
        for (int i = 0; i < rows; i++) {
            query += random.nextInt(3) == 0 ? 1 : 0;
            matrix.set(i, 0, random.nextInt(5));
            matrix.set(i, 1, query);
        }
        return matrix;
    }

    @Override
    public String toString() {
        return name;
    }
}
