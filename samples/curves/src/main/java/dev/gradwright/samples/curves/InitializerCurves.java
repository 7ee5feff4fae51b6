package dev.gradwright.samples.curves;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.init.RandomNormal;
import dev.gradwright.runtime.init.WeightInitializer;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The size of activations in the layers of a deep network before training. */
final class InitializerCurves {
    private static final int LAYERS = 30;
    private static final int UNITS = 100;
    private static final int ROWS = 200;
    private static final long SEED = 42;

    private final Kernels kernels;

    InitializerCurves(Kernels kernels) {
        this.kernels = kernels;
    }

    Picture picture() {
        WeightInitializer small = new RandomNormal(0, 0.05);
        WeightInitializer large = new RandomNormal(0, 1);
        return new Picture(
                "initializers",
                List.of(
                        panel("tanh", ActivationFunction.TANH, Initializer.GLOROT_NORMAL, small, large),
                        panel("ReLU", ActivationFunction.RELU, Initializer.HE_NORMAL, small, large),
                        panel("SELU", ActivationFunction.SELU, Initializer.LECUN_NORMAL, small, large)));
    }

    private Panel panel(
            String title,
            ActivationFunction function,
            Initializer fitting,
            WeightInitializer small,
            WeightInitializer large) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(fitting.name(), function, WeightInitializer.of(fitting)));
        lines.add(line("normal, σ = 0.05", function, small));
        lines.add(line("normal, σ = 1", function, large));
        return Panel.of(title, "layer", "standard deviation", lines)
                .within(1e-6, 1e6)
                .logarithmic();
    }

    private Line line(String name, ActivationFunction function, WeightInitializer initializer) {
        double[] layers = Line.range(0, LAYERS, LAYERS + 1);
        return Line.of(name, layers, deviations(function, initializer));
    }

    /** The size of the input and of the activations of each layer, clipped to 10⁻⁶ to 10⁶ for the chart. */
    private double[] deviations(ActivationFunction function, WeightInitializer initializer) {
        double[] deviations = new double[LAYERS + 1];
        Tensor x = kernels.activations(UNITS);
        x.load(draws(new RandomNormal(0, 1), ROWS, CounterRandom.stream(SEED, "x")));
        deviations[0] = deviation(x);
        for (int layer = 1; layer <= LAYERS; layer++) {
            Tensor weights = kernels.weights(UNITS, UNITS);
            weights.load(draws(initializer, UNITS, CounterRandom.stream(SEED, "weights" + layer)));
            Tensor y = kernels.activations(UNITS);
            kernels.dense(x, weights, y);
            kernels.activate(function, 1, y, y);
            deviations[layer] = Math.min(Math.max(deviation(y), 1e-6), 1e6);
            x = y;
        }
        return deviations;
    }

    private static FMatrixRMaj draws(WeightInitializer initializer, int rows, long key) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, UNITS);
        initializer.fill(matrix, UNITS, UNITS, key);
        return matrix;
    }

    private static double deviation(Tensor tensor) {
        FMatrixRMaj values = new FMatrixRMaj(0, 0);
        tensor.store(values);
        double sum = 0;
        double squares = 0;
        for (float value : values.data) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.data.length;
        return Math.sqrt(squares / values.data.length - mean * mean);
    }
}
