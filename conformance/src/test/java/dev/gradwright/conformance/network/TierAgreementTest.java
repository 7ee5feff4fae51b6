package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.LayerOutputs;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast kernels agree with the reference kernels over whole training steps with dropout and clipping. */
class TierAgreementTest {
    private static final float TOLERANCE = 1e-5f;
    private static final int STEPS = 12;

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void lossesAgreeWithTheReferenceTier(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.create(5, tier);
        TrainableNetwork reference = subject.create(5, KernelTier.EJML);
        for (int step = 0; step < STEPS; step++) {
            Dataset batch = batch(subject, step);
            float expected = reference.trainOnBatch(batch.features(), batch.targets());
            assertThat(network.trainOnBatch(batch.features(), batch.targets()))
                    .as("loss of step %d", step)
                    .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void weightsAgreeWithTheReferenceTier(Subject subject, KernelTier tier) {
        TrainableNetwork network = trained(subject, tier);
        TrainableNetwork reference = trained(subject, KernelTier.EJML);
        for (int i = 0; i < reference.parameters().size(); i++) {
            Parameter expected = reference.parameters().get(i);
            assertThat(network.parameters().get(i).get().data)
                    .as(expected.name())
                    .containsExactly(expected.get().data, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gradwright.conformance.network.Subject#onEveryTier")
    void freshWeightsAreTheSameBits(Subject subject, KernelTier tier) {
        assertThat(Subject.bits(subject.create(5, tier)))
                .containsExactlyElementsOf(Subject.bits(subject.create(5, KernelTier.EJML)));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void dropoutDropsTheSameElements(KernelTier tier) {
        assertThat(dropped(tier)).isEqualTo(dropped(KernelTier.EJML));
    }

    private static boolean[] dropped(KernelTier tier) {
        ClassifierNetwork network = ClassifierNetwork.create(5, tier);
        boolean[] dropped = new boolean[0];
        for (int step = 0; step < 3; step++) {
            Dataset batch = batch(Subject.CLASSIFIER, step);
            network.trainOnBatch(batch.features(), batch.targets());
            dropped = zeros(LayerOutputs.of(network, "dropout1"));
        }
        return dropped;
    }

    private static boolean[] zeros(FMatrixRMaj values) {
        boolean[] zeros = new boolean[values.getNumElements()];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = values.data[i] == 0;
        }
        return zeros;
    }

    private static TrainableNetwork trained(Subject subject, KernelTier tier) {
        TrainableNetwork network = subject.create(5, tier);
        for (int step = 0; step < STEPS; step++) {
            Dataset batch = batch(subject, step);
            network.trainOnBatch(batch.features(), batch.targets());
        }
        return network;
    }

    /** Batches of odd and changing sizes, some of them larger than the initial buffers. */
    private static Dataset batch(Subject subject, int step) {
        int[] sizes = {32, 7, 61, 2};
        return subject.data(sizes[step % sizes.length], step);
    }
}
