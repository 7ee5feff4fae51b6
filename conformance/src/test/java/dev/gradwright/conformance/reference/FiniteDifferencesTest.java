package dev.gradwright.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of the reference agree with central differences of its loss. */
class FiniteDifferencesTest {
    private static final double STEP = 1e-5;
    private static final int ROWS = 9;

    static List<NetworkModel> models() {
        return GradientModels.all().stream()
                .filter(model -> !model.name().equals("OddWidths")) // thousands of weights, but nothing new
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientsAreTheDerivativesOfTheLoss(NetworkModel model) {
        Map<String, Matrix> parameters = model.randomParameters(3);
        ReferenceNetwork network = model.reference(parameters, 3);
        Matrix x = Matrix.copyOf(model.randomFeatures(ROWS, 4));
        FMatrixRMaj targets = model.randomTargets(ROWS, 5);
        Matrix y = Matrix.copyOf(targets);
        Matrix weights = Matrix.copyOf(model.risingWeights(targets));

        network.gradients(x, y, weights).forEach((name, gradient) -> {
            Matrix parameter = Objects.requireNonNull(parameters.get(name), name);
            Matrix slopes = slopes(network, parameter, x, y, weights);
            assertThat(slopes.minus(gradient).norm())
                    .as("distance of the gradient of %s from the slopes", name)
                    .isLessThan(1e-6 * Math.max(gradient.norm(), 1e-3));
        });
    }

    private static Matrix slopes(ReferenceNetwork network, Matrix parameter, Matrix x, Matrix y, Matrix weights) {
        Matrix slopes = Matrix.filled(parameter.rows(), parameter.columns(), 0);
        for (int i = 0; i < parameter.size(); i++) {
            double value = parameter.get(i);
            parameter.set(i, value + STEP);
            double above = network.loss(x, y, weights).get(0);
            parameter.set(i, value - STEP);
            double below = network.loss(x, y, weights).get(0);
            parameter.set(i, value);
            slopes.set(i, (above - below) / (2 * STEP));
        }
        return slopes;
    }
}
