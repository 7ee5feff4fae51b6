package dev.gradwright.conformance.model;

import static dev.gradwright.conformance.model.LayerModel.activation;
import static dev.gradwright.conformance.model.LayerModel.batchNorm;
import static dev.gradwright.conformance.model.LayerModel.concat;
import static dev.gradwright.conformance.model.LayerModel.dense;
import static dev.gradwright.conformance.model.LayerModel.denseWithoutBias;
import static dev.gradwright.conformance.model.LayerModel.dropout;
import static dev.gradwright.conformance.model.LayerModel.flatten;
import static dev.gradwright.conformance.model.LayerModel.reading;
import static dev.gradwright.dsl.ActivationFunction.ELU;
import static dev.gradwright.dsl.ActivationFunction.GELU;
import static dev.gradwright.dsl.ActivationFunction.LINEAR;
import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;
import static dev.gradwright.dsl.ActivationFunction.SWISH;
import static dev.gradwright.dsl.ActivationFunction.TANH;
import static dev.gradwright.dsl.LossFunction.MEAN_SQUARED_ERROR;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.dsl.ActivationFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Networks whose layers read random earlier layers. Outputs that no layer reads are joined at the end. */
final class RandomGraphs {
    private static final int COUNT = 60;
    private static final int INPUTS = 4;
    private static final int ROWS = 11;
    private static final double LARGEST_ERROR = 1e-3;
    private static final List<ActivationFunction> FUNCTIONS = List.of(LINEAR, LINEAR, TANH, ELU, GELU, SWISH, SOFTMAX);

    private final Random random;
    private final List<LayerModel> layers = new ArrayList<>();
    /** The widths of the input and of the layers so far. */
    private final Map<String, Integer> widths = new LinkedHashMap<>(Map.of("", INPUTS));

    private final Set<String> unread = new LinkedHashSet<>();

    private RandomGraphs(long seed) {
        random = new Random((seed + 1) * 0x9E3779B97F4A7C15L);
    }

    static List<NetworkModel> all() {
        return IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> new RandomGraphs(number).model("Graph" + number))
                .filter(RandomGraphs::isWellConditioned)
                .limit(COUNT)
                .toList();
    }

    /** Whether float is precise enough for a meaningful comparison, for weights of any size. */
    private static boolean isWellConditioned(NetworkModel model) {
        return DoubleStream.of(1, 0.6, 0.3).allMatch(size -> largestError(model, size) < LARGEST_ERROR);
    }

    /** The largest bound of an error, relative to the largest gradient. */
    private static double largestError(NetworkModel model, double size) {
        Map<String, Matrix> parameters = new HashMap<>(model.randomParameters(7));
        parameters.replaceAll((name, values) -> values.scaledBy(size));
        Collection<Matrix> gradients = model.reference(parameters, 7)
                .gradients(
                        Matrix.copyOf(model.randomFeatures(ROWS, 4)),
                        Matrix.copyOf(model.randomTargets(ROWS, 5)),
                        Matrix.filled(ROWS, 1, 1))
                .values();
        double largest = gradients.stream().mapToDouble(Matrix::norm).max().orElseThrow();
        double error =
                gradients.stream().mapToDouble(Matrix::largestError).max().orElseThrow();
        return error / largest;
    }

    private NetworkModel model(String name) {
        int count = 3 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            addLayer("m" + i);
        }
        if (unread.size() > 1) {
            add(concat("joined", unread.toArray(String[]::new)));
        }
        add(dense("output", 2, LINEAR));
        return NetworkModel.of(name, INPUTS, MEAN_SQUARED_ERROR, layers.toArray(LayerModel[]::new));
    }

    private void addLayer(String name) {
        String source = source();
        int width = width(source);
        ActivationFunction function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
        LayerModel layer = switch (random.nextInt(12)) {
            case 0 -> flatten(name);
            case 1, 2 -> activation(name, function);
            case 3 -> batchNorm(name);
            case 4 -> dropout(name, 0.3);
            case 5, 6, 7 -> LayerModel.add(name, terms(source));
            case 8 -> concat(name, source, source());
            case 9 -> denseWithoutBias(name, width, LINEAR);
            default -> dense(name, random.nextBoolean() ? width : INPUTS, function);
        };
        boolean joins = !layer.sources("above").equals(List.of("above"));
        add(joins ? layer : reading(source, layer));
    }

    /** The layer before or, with probability ½, any other. */
    private String source() {
        List<String> names = List.copyOf(widths.keySet());
        return names.get(random.nextBoolean() ? names.size() - 1 : random.nextInt(names.size()));
    }

    /** Two or three layers of the same width. */
    private String[] terms(String first) {
        List<String> candidates = widths.keySet().stream()
                .filter(name -> width(name) == width(first))
                .toList();
        List<String> terms = new ArrayList<>(List.of(first));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            terms.add(candidates.get(random.nextInt(candidates.size())));
        }
        return terms.toArray(String[]::new);
    }

    private int width(String name) {
        return widths.getOrDefault(name, 0);
    }

    private void add(LayerModel layer) {
        List<String> names = List.copyOf(widths.keySet());
        List<String> sources = layer.sources(names.get(names.size() - 1));
        int inputs = layer.inputs(sources.stream().map(this::width).toList());
        layers.add(layer);
        widths.put(layer.name(), layer.outputs(inputs));
        unread.removeAll(sources);
        unread.add(layer.name());
    }
}
