package dev.gradwright.samples.curves;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Activation functions and their derivatives, computed by the kernels. */
final class ActivationCurves {
    private static final double[] X = Line.range(-5, 5, 401);

    private final Kernels kernels;

    ActivationCurves(Kernels kernels) {
        this.kernels = kernels;
    }

    List<Picture> pictures() {
        return List.of(
                picture(
                        "activations-saturating",
                        ActivationFunction.SIGMOID,
                        ActivationFunction.TANH,
                        ActivationFunction.SOFTSIGN,
                        ActivationFunction.HARD_SIGMOID),
                picture(
                        "activations-rectifiers",
                        ActivationFunction.RELU,
                        ActivationFunction.LEAKY_RELU,
                        ActivationFunction.ELU,
                        ActivationFunction.SELU),
                picture(
                        "activations-smooth",
                        ActivationFunction.GELU,
                        ActivationFunction.SWISH,
                        ActivationFunction.MISH,
                        ActivationFunction.SOFTPLUS));
    }

    private Picture picture(String name, ActivationFunction... functions) {
        return new Picture(
                name,
                List.of(
                        panel("value", "f(z)", this::values, functions),
                        panel("slope", "f'(z)", this::slopes, functions)));
    }

    private static Panel panel(
            String title,
            String axis,
            BiFunction<ActivationFunction, Float, double[]> curve,
            ActivationFunction... functions) {
        List<Line> lines = new ArrayList<>();
        for (ActivationFunction function : functions) {
            lines.add(Line.of(name(function), X, curve.apply(function, alpha(function))));
        }
        return Panel.of(title, "z", axis, lines);
    }

    private static String name(ActivationFunction function) {
        return function.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The default of the DSL. */
    private static float alpha(ActivationFunction function) {
        return function == ActivationFunction.LEAKY_RELU ? 0.2f : 1;
    }

    private double[] values(ActivationFunction function, float alpha) {
        return values(apply(function, alpha));
    }

    private double[] slopes(ActivationFunction function, float alpha) {
        Tensor slopes = kernels.activations(X.length);
        slopes.reshape(1);
        slopes.fill(1);
        kernels.activateBackward(function, alpha, slopeTakes(function, alpha), slopes, slopes);
        return values(slopes);
    }

    /** The input if the function has the same value at two inputs, else the output. */
    private Tensor slopeTakes(ActivationFunction function, float alpha) {
        return switch (function) {
            case GELU, SWISH, MISH -> arguments();
            default -> apply(function, alpha);
        };
    }

    private Tensor apply(ActivationFunction function, float alpha) {
        Tensor z = arguments();
        kernels.activate(function, alpha, z, z);
        return z;
    }

    private Tensor arguments() {
        float[] row = new float[X.length];
        for (int i = 0; i < X.length; i++) {
            row[i] = (float) X[i];
        }
        Tensor z = kernels.activations(X.length);
        z.load(row, 0, 1);
        return z;
    }

    private static double[] values(Tensor tensor) {
        float[] row = new float[X.length];
        tensor.store(row, 0);
        double[] values = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            values[i] = row[i];
        }
        return values;
    }
}
