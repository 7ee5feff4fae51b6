package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Penalties and constraints in a generated network, compared with one without them that has the same weights. */
class RegularizationTest {
    private static final Dataset BATCH = Subject.REGRESSOR.data(11, 1);

    @ParameterizedTest
    @EnumSource
    void theLossIncludesThePenalties(KernelTier tier) {
        RestrainedNetwork network = RestrainedNetwork.create(1, tier);
        float plain = withTheSameWeights(network, tier).computeGradients(BATCH.features(), BATCH.targets());

        assertThat((double) network.computeGradients(BATCH.features(), BATCH.targets()))
                .isCloseTo(plain + penalties(network), within(1e-5));
        assertThat((double) network.testOnBatch(BATCH.features(), BATCH.targets()))
                .isCloseTo(plain + penalties(network), within(1e-5));
        assertThat((double) network.evaluate(BATCH).loss()).isCloseTo(plain + penalties(network), within(1e-5));
    }

    private static double penalties(RestrainedNetwork network) {
        double sum = 0;
        for (float w : network.hidden1().weights().data) {
            sum += 0.01 * w * w;
        }
        for (float w : network.hidden2().weights().data) {
            sum += 0.01 * Math.abs(w);
        }
        for (float b : network.hidden2().bias().data) {
            sum += 0.02 * Math.abs(b);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void theGradientsIncludeThePenalties(KernelTier tier) {
        RestrainedNetwork network = RestrainedNetwork.create(1, tier);
        UnrestrainedNetwork plain = withTheSameWeights(network, tier);
        network.computeGradients(BATCH.features(), BATCH.targets());
        plain.computeGradients(BATCH.features(), BATCH.targets());

        for (int i = 0; i < network.parameters().size(); i++) {
            Parameter parameter = network.parameters().get(i);
            float[] expected = plain.parameters().get(i).gradient().data;
            for (int j = 0; j < expected.length; j++) {
                expected[j] += slope(parameter.name(), parameter.get().data[j]);
            }
            assertThat(parameter.gradient().data).as(parameter.name()).containsExactly(expected, within(1e-6f));
        }
    }

    private static float slope(String parameter, float value) {
        return switch (parameter) {
            case "hidden1.weights" -> 0.02f * value;
            case "hidden2.weights" -> 0.01f * Math.signum(value);
            case "hidden2.bias" -> 0.02f * Math.signum(value);
            default -> 0;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aFrozenLayerIsNotPenalized(KernelTier tier) {
        RestrainedNetwork network = RestrainedNetwork.create(1, tier);
        float plain = withTheSameWeights(network, tier).computeGradients(BATCH.features(), BATCH.targets());
        network.hidden1().freeze();
        network.hidden2().freeze();

        assertThat(network.computeGradients(BATCH.features(), BATCH.targets())).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource
    void weightsSatisfyTheirConstraintsAfterEachStep(KernelTier tier) {
        RestrainedNetwork network = RestrainedNetwork.create(1, tier);
        for (int step = 0; step < 5; step++) {
            network.trainOnBatch(BATCH.features(), BATCH.targets());

            assertThat(norms(network.hidden1().weights()))
                    .allSatisfy(norm -> assertThat(norm).isLessThan(0.80001));
            assertThat(norms(network.hidden2().weights()))
                    .allSatisfy(norm -> assertThat(norm).isCloseTo(1, within(1e-5)));
            for (float weight : network.output().weights().data) {
                assertThat(weight).isNotNegative();
            }
        }
    }

    private static List<Double> norms(FMatrixRMaj weights) {
        List<Double> norms = new ArrayList<>();
        for (int unit = 0; unit < weights.numCols; unit++) {
            double squares = 0;
            for (int input = 0; input < weights.numRows; input++) {
                squares += (double) weights.get(input, unit) * weights.get(input, unit);
            }
            norms.add(Math.sqrt(squares));
        }
        return norms;
    }

    @ParameterizedTest
    @EnumSource
    void aFrozenLayerIsNotConstrained(KernelTier tier) {
        RestrainedNetwork network = RestrainedNetwork.create(1, tier);
        FMatrixRMaj before = network.output().weights();
        network.output().freeze();

        network.trainOnBatch(BATCH.features(), BATCH.targets());

        assertThat(network.output().weights().data).isEqualTo(before.data);
    }

    @Tag("own-jvm")
    @ParameterizedTest
    @EnumSource
    void trainingAllocatesNothing(KernelTier tier) {
        RestrainedNetwork network = RestrainedNetwork.create(1, tier);
        assertThat(AllocationMeter.steadyBytes(() -> network.trainOnBatch(BATCH.features(), BATCH.targets())))
                .isZero();
    }

    /** Biases that are not 0, so that their penalty has an effect. */
    private static UnrestrainedNetwork withTheSameWeights(RestrainedNetwork network, KernelTier tier) {
        FMatrixRMaj bias = network.hidden2().bias();
        for (int i = 0; i < bias.numCols; i++) {
            bias.data[i] = 0.1f * (i - 8);
        }
        network.hidden2().setBias(bias);
        UnrestrainedNetwork plain = UnrestrainedNetwork.create(2, tier);
        for (int i = 0; i < network.parameters().size(); i++) {
            plain.parameters().get(i).set(network.parameters().get(i).get());
        }
        return plain;
    }
}
