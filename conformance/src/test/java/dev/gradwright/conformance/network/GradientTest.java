package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradwright.conformance.model.CompiledNetworks;
import dev.gradwright.conformance.model.GradientModels;
import dev.gradwright.conformance.model.NetworkModel;
import dev.gradwright.conformance.reference.Matrix;
import dev.gradwright.conformance.reference.ReferenceNetwork;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.kernel.KernelTier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated networks of every shape agree with the reference in double precision, which computes an error bound for
 * each number. The reference itself is tested against finite differences.
 */
class GradientTest {
    private static final List<NetworkModel> MODELS = GradientModels.all();
    private static final long SEED = 7;
    private static final int ROWS = 11;

    private static CompiledNetworks networks;

    @BeforeAll
    static void compile(@TempDir Path directory) {
        networks = CompiledNetworks.of(directory, MODELS);
    }

    static Stream<Arguments> models() {
        return MODELS.stream()
                .flatMap(model -> Arrays.stream(KernelTier.values()).map(tier -> arguments(model, tier)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void lossAndGradientsAreThoseOfTheReference(NetworkModel model, KernelTier tier) {
        Case test = new Case(model, tier);
        float loss = test.network.computeGradients(test.x, test.y);
        test.assertStep(loss, Matrix.filled(ROWS, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void sampleWeightsScaleTheGradientOfEachRow(NetworkModel model, KernelTier tier) {
        Case test = new Case(model, tier);
        FMatrixRMaj weights = model.risingWeights(test.y);
        float loss = test.network.computeGradients(test.x, test.y, weights);
        test.assertStep(loss, Matrix.copyOf(weights));
    }

    @ParameterizedTest
    @MethodSource("models")
    void movingAveragesAreUpdatedFromTheBatch(NetworkModel model, KernelTier tier) {
        Case test = new Case(model, tier);
        test.network.computeGradients(test.x, test.y);
        test.reference.loss(Matrix.copyOf(test.x), Matrix.copyOf(test.y), Matrix.filled(ROWS, 1, 1));
        test.reference
                .averages()
                .forEach((name, expected) ->
                        test.assertWithin(name, test.parameter(name).get(), expected));
    }

    @ParameterizedTest
    @MethodSource("models")
    void inferenceUsesTheMovingAverages(NetworkModel model, KernelTier tier) {
        Case test = new Case(model, tier);
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        test.network.predict(test.x, predictions);
        test.assertWithin("predictions", predictions, test.reference.predict(Matrix.copyOf(test.x)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aFoldedPredictorAgrees(NetworkModel model, KernelTier tier) {
        Case test = new Case(model, tier);
        FMatrixRMaj predictions = new FMatrixRMaj(1, 1);
        CompiledNetworks.predictor(test.network).predict(test.x, predictions);
        test.assertWithin("predictions", predictions, test.reference.predict(Matrix.copyOf(test.x)));
    }

    /** Loose tolerances would prove nothing. They are loosest for several normalizations in a row. */
    @Test
    void theBoundsAreTight() {
        double[] bounds = MODELS.stream()
                .mapToDouble(GradientTest::relativeBound)
                .sorted()
                .toArray();
        assertThat(bounds[bounds.length / 2]).as("median").isLessThan(1e-4);
        assertThat(bounds[bounds.length - 1]).as("widest").isLessThan(0.05);
    }

    /** The loosest bound of a gradient, relative to the largest gradient of the network. */
    private static double relativeBound(NetworkModel model) {
        Case test = new Case(model, KernelTier.EJML);
        Collection<Matrix> gradients = test.reference
                .gradients(Matrix.copyOf(test.x), Matrix.copyOf(test.y), Matrix.filled(ROWS, 1, 1))
                .values();
        double bound =
                gradients.stream().mapToDouble(Matrix::largestError).max().orElseThrow();
        return bound / gradients.stream().mapToDouble(Matrix::norm).max().orElseThrow();
    }

    /** A network with random parameters, a batch, and a reference with the same parameters. */
    private static final class Case {
        private final TrainableNetwork network;
        private final ReferenceNetwork reference;
        private final FMatrixRMaj x;
        private final FMatrixRMaj y;

        Case(NetworkModel model, KernelTier tier) {
            network = networks.create(model, SEED, tier);
            randomize(model);
            reference = model.reference(network, SEED);
            x = model.randomFeatures(ROWS, 4);
            y = model.randomTargets(ROWS, 5);
        }

        private void randomize(NetworkModel model) {
            Map<String, Matrix> values = model.randomParameters(SEED);
            for (Parameter parameter : network.parameters()) {
                Matrix drawn = Objects.requireNonNull(values.get(parameter.name()), parameter.name());
                FMatrixRMaj floats = new FMatrixRMaj(drawn.rows(), drawn.columns());
                for (int i = 0; i < drawn.size(); i++) {
                    floats.data[i] = (float) (drawn.get(i) / Math.sqrt(parameter.rows()));
                }
                parameter.set(floats);
            }
        }

        Parameter parameter(String name) {
            return network.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        void assertStep(float loss, Matrix sampleWeights) {
            Matrix features = Matrix.copyOf(x);
            Matrix targets = Matrix.copyOf(y);
            Matrix expectedLoss = reference.loss(features, targets, sampleWeights);
            assertThat((double) loss).as("loss").isCloseTo(expectedLoss.get(0), within(expectedLoss.error(0)));
            reference
                    .gradients(features, targets, sampleWeights)
                    .forEach((name, expected) ->
                            assertWithin(name, parameter(name).gradient(), expected));
        }

        void assertWithin(String what, FMatrixRMaj actual, Matrix expected) {
            assertThat(actual.getNumElements()).as("size of %s", what).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertThat((double) actual.data[i])
                        .as("%s, element %d", what, i)
                        .isCloseTo(expected.get(i), within(expected.error(i)));
            }
        }
    }
}
