package dev.gradwright.conformance.model;

import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceLoss;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

/**
 * A network as a test describes it: the source of a spec and the reference in double precision follow from it.
 *
 * @param name of the spec
 * @param optimizer the optimizer's annotation, with whatever else stands on the type
 */
public record NetworkModel(
        String name,
        int inputs,
        LossFunction loss,
        double labelSmoothing,
        double delta,
        String optimizer,
        List<LayerModel> layers) {
    /** The package of all these specs. */
    static final String PACKAGE = "compiled";

    /** A network trained by plain gradient descent. */
    public static NetworkModel of(String name, int inputs, LossFunction loss, LayerModel... layers) {
        return new NetworkModel(name, inputs, loss, 0, 1, "@Optimizer.Sgd", List.of(layers));
    }

    /** The same with label smoothing. */
    public NetworkModel smoothed(double smoothing) {
        return new NetworkModel(name, inputs, loss, smoothing, delta, optimizer, layers);
    }

    /** The same with another δ. */
    public NetworkModel delta(double newDelta) {
        return new NetworkModel(name, inputs, loss, labelSmoothing, newDelta, optimizer, layers);
    }

    /** The same with another optimizer, and whatever else stands on the type. */
    public NetworkModel trainedBy(String annotations) {
        return new NetworkModel(name, inputs, loss, labelSmoothing, delta, annotations, layers);
    }

    /** Number of units of the last layer. */
    public int outputs() {
        LayerModel last = layers.get(layers.size() - 1);
        return last.outputs(inputWidths().get(layers.size() - 1));
    }

    /** How many inputs each layer has. */
    private List<Integer> inputWidths() {
        Map<String, Integer> widths = new HashMap<>(Map.of("", inputs));
        List<Integer> inputWidths = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            LayerModel layer = layers.get(i);
            int width = layer.inputs(sources(i).stream().map(widths::get).toList());
            inputWidths.add(width);
            widths.put(layer.name(), layer.outputs(width));
        }
        return inputWidths;
    }

    private List<String> sources(int place) {
        return layers.get(place).sources(place == 0 ? "" : layers.get(place - 1).name());
    }

    /** The spec. */
    String source() {
        StringBuilder methods = new StringBuilder();
        layers.forEach(layer -> methods.append("    ").append(layer.source()).append('\n'));
        return """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = %d)
                @Loss(value = LossFunction.%s, labelSmoothing = %s, delta = %s)
                %s
                public interface %s {
                %s}
                """.formatted(PACKAGE, inputs, loss, labelSmoothing, delta, optimizer, name, methods);
    }

    /** The reference with values of its own. */
    public ReferenceNetwork reference(Map<String, Matrix> parameters, long seed) {
        ReferenceNetwork reference = new ReferenceNetwork(parameters, new ReferenceLoss(loss, labelSmoothing, delta));
        for (int i = 0; i < layers.size(); i++) {
            reference.reading(sources(i));
            layers.get(i).addTo(reference, seed);
            reference.named(layers.get(i).name());
        }
        return reference;
    }

    /** The reference with the values that a generated network of that seed holds. */
    public ReferenceNetwork reference(TrainableNetwork network, long seed) {
        Map<String, Matrix> parameters = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            parameters.put(parameter.name(), Matrix.copyOf(parameter.get()));
        }
        return reference(parameters, seed);
    }

    /** Random values for everything that the network holds, by name. */
    public Map<String, Matrix> randomParameters(long seed) {
        Random random = new Random(seed);
        Map<String, Matrix> parameters = new HashMap<>();
        List<Integer> widths = inputWidths();
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).addParameters(widths.get(i), random, parameters);
        }
        return parameters;
    }

    /** Random normal features, rows × inputs. */
    public FMatrixRMaj randomFeatures(int rows, long seed) {
        return normal(rows, inputs, new Random(seed));
    }

    /** Random targets of the kind that the loss takes. */
    public FMatrixRMaj randomTargets(int rows, long seed) {
        Random random = new Random(seed);
        return switch (loss) {
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH, COSINE_SIMILARITY ->
                normal(rows, outputs(), random);
            case BINARY_CROSSENTROPY, HINGE, SQUARED_HINGE -> binary(rows, random);
            case CATEGORICAL_CROSSENTROPY, KL_DIVERGENCE -> oneHot(rows, random);
            case POISSON -> counts(rows, random);
            case SPARSE_CATEGORICAL_CROSSENTROPY -> labels(rows, random);
        };
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

    @Override
    public String toString() {
        return name;
    }
}
